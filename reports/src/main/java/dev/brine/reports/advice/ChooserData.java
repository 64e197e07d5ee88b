package dev.brine.reports.advice;

import dev.brine.reports.advice.Candidate.Metric;
import dev.brine.reports.internal.RecordJson;
import dev.brine.reports.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What the page's chooser works on: figures for its kernel, and every text that does not depend on where a slider stands.
 *
 * @param choices what there is to choose from, model by model
 * @param profiles the named needs, the default first
 * @param sliders in the order of the page
 * @param objectives by name
 * @param limits titles by name
 * @param promises by name
 * @param otherReplicas caveat where memory of as many replicas was not measured
 */
public record ChooserData(
        List<Model> choices,
        List<Profile> profiles,
        List<Slider> sliders,
        Map<String, ObjectiveWords> objectives,
        Map<String, String> limits,
        Map<String, PromiseWords> promises,
        String otherReplicas) {
    /** The versions of the JDK that a reader may ask for. */
    public static final List<Integer> JDKS = List.of(17, 21, 25, 26);

    /**
     * One model.
     *
     * @param otherJdk caveat by the JDK that is asked for, where it is not the measured one
     * @param notes caveats whatever is asked for
     */
    record Model(String name, List<CandidateData> candidates, Map<String, String> otherJdk, List<String> notes) {}

    /**
     * One candidate.
     *
     * @param file what candidates of one file share
     * @param refusal why it cannot be picked whatever is needed; blank where it can
     * @param bytes size of the file, empty where not known
     * @param promised what it promises, in a few words each
     * @param lacks by the JDK that is asked for, 0 for the measured one, and by promise or {@code jdk}: what it fails on
     * @param warnings by the JDK that is asked for: what that JDK says of its library
     */
    record CandidateData(
            String id,
            String file,
            String label,
            String refusal,
            OptionalDouble bytes,
            Map<Metric, Range> figures,
            List<String> promised,
            Map<String, Map<String, String>> lacks,
            Map<String, String> warnings) {}

    /**
     * One slider.
     *
     * @param name a {@link Limit}, {@code bandwidth}, {@code replicas} or {@code loads}
     * @param label what it sets
     * @param places the values it can stand at, with their texts; a last one without a value is none at all
     */
    public record Slider(String name, String label, List<Place> places) {
        private static Slider of(String name, String label, DoubleStream values, DoubleFunction<String> text) {
            return new Slider(
                    name,
                    label,
                    values.mapToObj(value -> new Place(OptionalDouble.of(value), text.apply(value)))
                            .toList());
        }

        private Slider orNone(String text) {
            List<Place> more = new ArrayList<>(places);
            more.add(new Place(OptionalDouble.empty(), text));
            return new Slider(name, label, more);
        }
    }

    /** Where a slider can stand. */
    record Place(OptionalDouble value, String text) {}

    /**
     * What is said of an objective.
     *
     * @param bytes whether its values are bytes, not seconds
     */
    record ObjectiveWords(String noun, String best, boolean bytes) {}

    /** What is said of a promise that would flip the pick. */
    record PromiseWords(String asked, String dropped) {}

    private static final List<Slider> SLIDERS = List.of(
            Slider.of("file", "Largest file", decades(5, 10), Numbers::bytes).orNone("any"),
            Slider.of("heap", "Largest heap", decades(6, 10), Numbers::bytes).orNone("any"),
            Slider.of("load", "First prediction within", decades(-3, 2), Numbers::seconds)
                    .orNone("any"),
            Slider.of("start", "Cold start: process to first prediction within", decades(-2, 2), Numbers::seconds)
                    .orNone("any"),
            Slider.of("bandwidth", "File arrives at", decades(4, 10), rate -> Numbers.bytes(rate) + "/s")
                    .orNone("it is there already"),
            Slider.of(
                    "replicas",
                    "Replicas a host",
                    DoubleStream.of(1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128),
                    count -> Numbers.plain(count) + (count == 1 ? " process" : " processes")),
            Slider.of("loads", "Loads a day", decades(0, 6), Numbers::plain));

    /** 1, 2 and 5 of each decade, exactly as written. */
    private static DoubleStream decades(int from, int to) {
        Stream<String> digits = Stream.iterate(from, exponent -> exponent < to, exponent -> exponent + 1)
                .flatMap(exponent -> Stream.of("1e" + exponent, "2e" + exponent, "5e" + exponent));
        return Stream.concat(digits, Stream.of("1e" + to)).mapToDouble(Double::parseDouble);
    }

    /** The data of these choices. */
    public static ChooserData of(List<Choices> all) {
        return of(all, JDKS);
    }

    static ChooserData of(List<Choices> all, List<Integer> jdks) {
        return new ChooserData(
                all.stream().map(one -> model(one, jdks)).toList(),
                Profile.all(),
                SLIDERS,
                byName(Objective.values(), one -> new ObjectiveWords(one.noun(), one.superlative(), one.isBytes())),
                byName(Limit.values(), Limit::title),
                byName(Promise.values(), one -> new PromiseWords(one.asked(), one.dropped())),
                "Memory of more replicas than 2, but for 4, lies on the straight line through that of 2 and of 4.");
    }

    private static <T, W> Map<String, W> byName(T[] all, Function<T, W> words) {
        Map<String, W> byName = new LinkedHashMap<>();
        for (T one : all) {
            byName.put(one.toString(), words.apply(one));
        }
        return byName;
    }

    private static Model model(Choices choices, List<Integer> jdks) {
        Map<String, String> otherJdk = new LinkedHashMap<>();
        jdks.forEach(
                jdk -> Reasons.otherJdk(choices, jdk).ifPresent(text -> otherJdk.put(Integer.toString(jdk), text)));
        List<CandidateData> candidates = choices.candidates().stream()
                .map(candidate -> candidate(candidate, choices, jdks))
                .toList();
        return new Model(choices.name(), candidates, otherJdk, choices.notes());
    }

    private static CandidateData candidate(Candidate candidate, Choices choices, List<Integer> jdks) {
        Map<String, Map<String, String>> lacks = new LinkedHashMap<>();
        Map<String, String> warnings = new LinkedHashMap<>();
        for (int jdk : Stream.concat(Stream.of(0), jdks.stream()).toList()) {
            String key = Integer.toString(jdk);
            lacks.put(key, lacks(candidate, choices, jdk));
            Reasons.warning(candidate, choices, jdk).ifPresent(text -> warnings.put(key, text));
        }
        return new CandidateData(
                candidate.id(),
                candidate.format() + ":" + candidate.variant(),
                candidate.label(),
                candidate.refusal(),
                candidate.fileBytes(),
                candidate.figures(),
                Reasons.promised(candidate),
                lacks,
                warnings);
    }

    /** What the candidate fails on if every promise is asked for, on that JDK. */
    private static Map<String, String> lacks(Candidate candidate, Choices choices, int jdk) {
        Needs all = Needs.of("all", Objective.FILE).withJdk(jdk);
        for (Promise promise : Promise.values()) {
            all = all.with(promise);
        }
        Map<String, String> lacks = new LinkedHashMap<>();
        new Judge(choices, all).failures(candidate).forEach(failure -> lacks.put(failure.constraint(), failure.text()));
        return lacks;
    }

    /** The data as JSON on one line. */
    public String toJson() {
        return RecordJson.compact(this);
    }
}
