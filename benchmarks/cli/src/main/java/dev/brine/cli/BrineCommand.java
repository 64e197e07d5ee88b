package dev.brine.cli;

import dev.brine.cli.io.Console;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.model.Environment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** What every command has. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = BrineCommand.Version.class,
        usageHelpWidth = 100,
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nParameters:%n")
abstract class BrineCommand implements Callable<Integer> {
    static final String STACKTRACE = "--stacktrace";

    private final Console console;

    /** Read by {@link Cli} from the arguments, so that it also serves what fails before parsing has ended. */
    @Option(names = STACKTRACE, description = "After an error, show where in Brine it arose.")
    @SuppressWarnings("UnusedVariable")
    private boolean stacktrace;

    BrineCommand(Console console) {
        this.console = console;
    }

    final Console console() {
        return console;
    }

    /** Prints a line of standard output. */
    final void print(String line) throws IOException {
        console.line(line);
    }

    @Override
    public abstract Integer call() throws IOException;

    /** Prints this build's version, the Java that runs it, and the formats with the versions of their libraries. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            List<String> lines = new ArrayList<>();
            lines.add("brine %s, Java %s (%s)"
                    .formatted(
                            Environment.brineVersion(),
                            Runtime.version(),
                            System.getProperty("java.vm.name", "unknown")));
            for (ModelFormat format : ModelFormats.available()) {
                String libraries = FormatsCommand.libraries(format);
                lines.add("format %s%s".formatted(format.name(), libraries.equals("-") ? "" : ": " + libraries));
            }
            return lines.toArray(new String[0]);
        }
    }
}
