package dev.brine.reports.write;

import dev.brine.error.PlainText;
import dev.brine.reports.gate.ExactCheck;
import dev.brine.reports.gate.ExactVerdict;
import dev.brine.reports.gate.GateResult;
import dev.brine.reports.gate.GateRow;
import dev.brine.reports.gate.GateVerdict;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A gate result as JUnit XML: failed where the gate is red, skipped where it cannot tell. */
final class GateJUnit {
    private static final String SUITE = "brine gate";

    private final XMLStreamWriter xml;

    private GateJUnit(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String write(GateResult result) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new GateJUnit(xml).document(result);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    /** One test case. */
    private record Case(String group, String name, Optional<String> failure, Optional<String> skipped) {}

    private void document(GateResult result) throws XMLStreamException {
        List<Case> cases = cases(result);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute("failures", count(cases.stream().map(Case::failure).toList()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", count(cases.stream().map(Case::skipped).toList()));
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", result.elapsedSeconds()));
        for (Case test : cases) {
            write(test);
        }
        xml.writeCharacters("\n");
        xml.writeStartElement("system-out");
        xml.writeCharacters(text(GateText.verdict(result)));
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static String count(List<Optional<String>> some) {
        return Long.toString(some.stream().filter(Optional::isPresent).count());
    }

    private static List<Case> cases(GateResult result) {
        return Stream.of(
                        result.rows().stream().map(GateJUnit::of),
                        result.exactChecks().stream().map(GateJUnit::of),
                        result.left().stream().map(GateJUnit::undone))
                .flatMap(some -> some)
                .toList();
    }

    private static Case of(GateRow row) {
        String words = "%s: %s; head / base %s, 95 %% interval %s, can see %s"
                .formatted(
                        row.verdict(),
                        row.reason(),
                        GateText.ratio(row.ratio()),
                        GateText.interval(row.interval()),
                        GateText.smallestEffect(row.smallestEffect()));
        boolean open = row.verdict() == GateVerdict.INCONCLUSIVE
                || row.verdict() == GateVerdict.UNSTABLE
                || row.verdict() == GateVerdict.CONTAMINATED;
        return new Case("time", row.id(), when(row.verdict() == GateVerdict.REGRESSED, words), when(open, words));
    }

    private static Case of(ExactCheck check) {
        return new Case(
                check.name(),
                check.row(),
                when(check.verdict() == ExactVerdict.FAILED, GateText.check(check)),
                when(check.verdict() == ExactVerdict.NOT_AVAILABLE, check.note()));
    }

    private static Case undone(String left) {
        return new Case("not done", left, Optional.empty(), Optional.of("time ran out"));
    }

    private static Optional<String> when(boolean holds, String words) {
        return holds ? Optional.of(words) : Optional.empty();
    }

    private void write(Case test) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", text("brine.gate." + test.group()));
        xml.writeAttribute("name", text(test.name()));
        message("failure", test.failure());
        message("skipped", test.skipped());
        xml.writeEndElement();
    }

    private void message(String element, Optional<String> words) throws XMLStreamException {
        if (words.isPresent()) {
            xml.writeEmptyElement(element);
            xml.writeAttribute("message", text(words.get()));
        }
    }

    /** The text without what XML 1.0 cannot hold. */
    private static String text(String text) {
        return PlainText.clean(text).replaceAll("[\\uFFFE\\uFFFF]", "\uFFFD");
    }
}
