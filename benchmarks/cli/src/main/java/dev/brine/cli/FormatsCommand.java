package dev.brine.cli;

import dev.brine.cli.io.Console;
import dev.brine.cli.io.Json;
import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.reports.text.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the formats on the class path. */
@Command(name = "formats", description = "Lists formats, variants, extensions, traits and library versions.")
final class FormatsCommand extends BrineCommand {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    FormatsCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        List<ModelFormat> formats = ModelFormats.available();
        if (json) {
            print(Json.of(formats.stream().map(FormatsCommand::describe).toList()));
        } else {
            printTable(formats);
        }
        return ExitStatus.DONE;
    }

    private void printTable(List<ModelFormat> formats) throws IOException {
        Table table = Table.titled("").text("format", "variant", "extensions", "use", "traits", "libraries");
        for (ModelFormat format : formats) {
            for (FormatVariant variant : format.variants()) {
                table.line(
                        format.name(),
                        variant.name(),
                        variant.extensions().isEmpty() ? "-" : extensions(variant),
                        use(format),
                        format.reader().isPresent() ? traits(variant) : String.join(", ", traitNames(variant)),
                        libraries(format));
            }
        }
        console().lines(table.padded());
        for (ModelFormat format : formats) {
            List<String> flags = flags(format);
            if (!flags.isEmpty()) {
                print("");
                print("a program that uses %s on Java %d is started with: java %s"
                        .formatted(format.name(), Runtime.version().feature(), String.join(" ", flags)));
            }
        }
    }

    private static Map<String, Object> describe(ModelFormat format) {
        List<Map<String, Object>> variants = new ArrayList<>();
        for (FormatVariant variant : format.variants()) {
            variants.add(Json.object(
                    "name", variant.name(), "extensions", variant.extensions(), "traits", traitNames(variant)));
        }
        return Json.object(
                "name", format.name(),
                "reads", format.reader().isPresent(),
                "writes", format.writer().isPresent(),
                "libraries", new TreeMap<>(format.libraryVersions()),
                "jvmFlags", flags(format),
                "variants", variants);
    }

    private static List<String> flags(ModelFormat format) {
        return format.jvmFlags(Runtime.version().feature());
    }

    private static String extensions(FormatVariant variant) {
        return variant.extensions().stream().map(extension -> "." + extension).collect(Collectors.joining(" "));
    }

    private static String use(ModelFormat format) {
        return (format.reader().isPresent() ? "r" : "-") + (format.writer().isPresent() ? "w" : "-");
    }

    /** Returns the traits in words; a reader must not have to notice that one is absent. */
    static String traits(FormatVariant variant) {
        String traits = String.join(", ", traitNames(variant));
        String trust = variant.has(FormatTrait.UNTRUSTED_INPUT) ? "" : "needs --trust";
        return traits.isEmpty() || trust.isEmpty() ? traits + trust : traits + ", " + trust;
    }

    static List<String> traitNames(FormatVariant variant) {
        return new TreeSet<>(variant.traits())
                .stream()
                        .map(trait -> trait.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList();
    }

    /** Returns the libraries with their versions, or a dash. */
    static String libraries(ModelFormat format) {
        Map<String, String> versions = new TreeMap<>(format.libraryVersions());
        return versions.isEmpty()
                ? "-"
                : versions.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
