package dev.brine.format.mmap;

import dev.brine.format.Manifest;
import dev.brine.format.StoredPart;
import dev.brine.format.StoredSize;
import dev.brine.format.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Tells how a file stores its tensors; one line for each column of coded records. */
final class StoredSizes {
    private StoredSizes() {}

    static List<StoredSize> of(ContainerReader.Content content) {
        List<StoredPart> parts =
                Manifest.of(content.model().saved(), WriteOptions.defaults()).parts();
        List<StoredSize> sizes = new ArrayList<>();
        for (TableEntry entry : content.tensors()) {
            StoredPart part = parts.get(entry.index());
            if (entry instanceof CodedTensor coded) {
                addColumns(part, coded, sizes);
            } else {
                long bytes = ((StoredTensor) entry).byteSize();
                sizes.add(new StoredSize(part.path(), bytes, bytes, "raw"));
            }
        }
        return sizes;
    }

    private static void addColumns(StoredPart part, CodedTensor tensor, List<StoredSize> sizes) {
        int columnCount = tensor.layout().columnCount();
        boolean areNamed = columnCount > 1 && part.columns().size() == columnCount;
        for (int column = 0; column < columnCount; column++) {
            String path =
                    areNamed ? part.path() + "." + part.columns().get(column).name() : part.path();
            sizes.add(size(path, tensor, column));
        }
    }

    private static StoredSize size(String path, CodedTensor tensor, int column) {
        long values = 0;
        long storedBytes = tensor.dictionaries().get(column).block().storedBytes();
        TreeSet<String> codecs = new TreeSet<>();
        for (CodedChunk chunk : tensor.chunks()) {
            CodedBlock block = chunk.blocks().get(column);
            values += chunk.rowCount();
            storedBytes += block.storedBytes();
            codecs.add(block.codec());
        }
        return new StoredSize(path, values * tensor.layout().width(column), storedBytes, String.join("/", codecs));
    }
}
