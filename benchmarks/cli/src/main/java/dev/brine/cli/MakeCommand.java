package dev.brine.cli;

import dev.brine.Verification;
import dev.brine.cli.io.Console;
import dev.brine.cli.io.RefusedException;
import dev.brine.manifest.StateDigest;
import dev.brine.model.SavedModel;
import dev.brine.reports.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Writes a corpus: a first model to try. */
@Command(name = "make", description = "Writes any corpus in any format: a first model to try.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class MakeCommand extends BrineCommand {
    private final Suite suite;

    @Parameters(index = "0", paramLabel = "CORPUS", description = "Name of the corpus; a wrong one lists all.")
    private String corpus;

    @Parameters(index = "1", paramLabel = "OUT", description = "File to write.")
    private Path out;

    @Option(
            names = "--size",
            paramLabel = "BYTES",
            converter = ByteCount.class,
            description = "Size of the tensors, such as 67108864 or 64MiB; else the corpus's own.")
    private Optional<Long> size = Optional.empty();

    @Mixin
    private Target.Options targetOptions;

    MakeCommand(Console console, Suite suite) {
        super(console);
        this.suite = suite;
    }

    @Override
    public Integer call() throws IOException {
        if (!suite.corpora().contains(corpus)) {
            throw new RefusedException("unknown corpus '%s', known are %s".formatted(corpus, suite.corpora()));
        }
        Target target = targetOptions.target(out);
        console().progress().show("making " + corpus);
        SavedModel model = make();
        console().progress().show("writing " + out);
        Optional<Verification> proof = target.save(model);
        console().progress().erase();
        print("%s: %s, %s of tensors, %s in the file, digest %s"
                .formatted(
                        out,
                        target.formatLabel(),
                        Numbers.exactBytes(model.state().tensorBytes()),
                        Numbers.exactBytes(Files.size(out)),
                        proof.map(Verification::digest).orElseGet(() -> StateDigest.of(model.state()))));
        return ExitStatus.DONE;
    }

    private SavedModel make() throws IOException {
        try {
            return suite.make(corpus, size.map(OptionalLong::of).orElse(OptionalLong.empty()));
        } catch (IllegalArgumentException e) {
            throw new RefusedException("corpus '%s': %s".formatted(corpus, e.getMessage()), e);
        }
    }

    /** Reads a number of bytes such as {@code 67108864} or {@code 64MiB}. */
    private static final class ByteCount implements ITypeConverter<Long> {
        private static final Pattern TEXT = Pattern.compile("(\\d{1,18})(KiB|MiB|GiB|)");
        private static final Map<String, Long> UNITS = Map.of("KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

        @Override
        public Long convert(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'%s' is not a size, expected bytes such as 67108864 or 64MiB".formatted(text));
            }
            long unit = UNITS.getOrDefault(matcher.group(2), 1L);
            try {
                return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
            } catch (ArithmeticException e) {
                throw new TypeConversionException("'%s' is larger than 2^63-1 bytes".formatted(text));
            }
        }
    }
}
