package dev.brine.cli;

import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.model.Environment;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.IVersionProvider;

/** Prints this build's version, the Java that runs it, and the formats with the versions of their libraries. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        List<String> lines = new ArrayList<>();
        lines.add("brine %s, Java %s (%s)"
                .formatted(
                        Environment.brineVersion(), Runtime.version(), System.getProperty("java.vm.name", "unknown")));
        for (ModelFormat format : ModelFormats.available()) {
            String libraries = FormatsCommand.libraries(format);
            lines.add("format %s%s".formatted(format.name(), libraries.equals("-") ? "" : ": " + libraries));
        }
        return lines.toArray(new String[0]);
    }
}
