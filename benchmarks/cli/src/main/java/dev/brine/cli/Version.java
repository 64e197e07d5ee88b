package dev.brine.cli;

import dev.brine.model.Environment;
import picocli.CommandLine.IVersionProvider;

/** Prints this build's version and the Java that runs it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "brine %s, Java %s (%s)"
                    .formatted(
                            Environment.brineVersion(),
                            Runtime.version(),
                            System.getProperty("java.vm.name", "unknown"))
        };
    }
}
