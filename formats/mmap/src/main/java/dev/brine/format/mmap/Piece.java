package dev.brine.format.mmap;

import dev.brine.tensor.TensorFiller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Chunks that lie one after another and are read by one thread. */
final class Piece {
    private final List<Run> runs = new ArrayList<>();

    /** Chunks of one tensor; {@code target} is its place in the list that was cut. */
    private record Run(int target, StoredTensor tensor, int firstChunk, int chunkCount) {}

    private Piece() {}

    /** Cuts tensors, in file order, into pieces of about so many bytes and at least one chunk. */
    static List<Piece> cut(List<StoredTensor> tensors, int pieceBytes) {
        List<Piece> pieces = new ArrayList<>();
        Piece piece = new Piece();
        long room = pieceBytes;
        for (int i = 0; i < tensors.size(); i++) {
            StoredTensor tensor = tensors.get(i);
            for (int chunk = 0; chunk < tensor.chunkCount(); ) {
                long fitting = Math.max(1, room / tensor.strideBytes());
                int count = (int) Math.min(fitting, tensor.chunkCount() - chunk);
                piece.runs.add(new Run(i, tensor, chunk, count));
                chunk += count;
                room -= count * tensor.strideBytes();
                if (room <= 0) {
                    pieces.add(piece);
                    piece = new Piece();
                    room = pieceBytes;
                }
            }
        }
        if (!piece.runs.isEmpty()) {
            pieces.add(piece);
        }
        return pieces;
    }

    void read(ChunkReader reader, TensorFiller[] targets) throws IOException {
        for (Run run : runs) {
            for (int chunk = run.firstChunk; chunk < run.firstChunk + run.chunkCount; chunk++) {
                reader.read(run.tensor, chunk, targets[run.target]);
            }
        }
    }
}
