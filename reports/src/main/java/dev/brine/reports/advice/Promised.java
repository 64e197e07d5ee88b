package dev.brine.reports.advice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What two candidates promise, compared: a figure compares formats, not promises. */
final class Promised {
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("CHECKSUMMED", "checksums");
        NAMES.put("CROSS_LANGUAGE", "other languages");
        NAMES.put("DETERMINISTIC", "the same bytes each time");
        NAMES.put("UNTRUSTED_INPUT", "untrusted input");
    }

    private Promised() {}

    static List<String> differences(Candidate pick, Candidate other) {
        List<String> sentences = new ArrayList<>();
        addLack(sentences, other, pick);
        addLack(sentences, pick, other);
        return sentences;
    }

    private static void addLack(List<String> sentences, Candidate one, Candidate other) {
        List<String> names = new ArrayList<>();
        NAMES.forEach((trait, name) -> {
            if (other.traits().contains(trait) && !one.traits().contains(trait)) {
                names.add(name);
            }
        });
        if (other.isChecked() && !one.isChecked()) {
            names.add("checked reads");
        }
        if (!names.isEmpty()) {
            sentences.add("%s does not promise what %s does: %s."
                    .formatted(one.label(), other.label(), String.join(", ", names)));
        }
    }
}
