package dev.brine.reports.write;

import dev.brine.reports.advice.Advice;
import dev.brine.reports.advice.AdviceText;
import dev.brine.reports.advice.Advisor;
import dev.brine.reports.advice.Choices;
import dev.brine.reports.advice.ChooserData;
import dev.brine.reports.advice.ChooserData.Slider;
import dev.brine.reports.advice.Profile;
import dev.brine.reports.advice.Promise;
import dev.brine.reports.text.Html;
import java.util.List;

/**
 * The section in which a reader chooses: without a script the picks of the named profiles, with one sliders and switches
 * over the same arithmetic.
 */
final class ChooserSection {
    /** Scripts of the section, in the order they must run. */
    static final List<String> SCRIPTS = List.of("kernel.js", "chooser.js");

    private final String id;
    private final List<Choices> choices;
    private final ChooserData data;
    private final Html out;

    private ChooserSection(String id, List<Choices> choices, Html out) {
        this.id = id;
        this.choices = choices;
        this.data = ChooserData.of(choices);
        this.out = out;
    }

    /** Appends the section; the choices must not be empty. */
    static void write(List<Choices> choices, String id, Html out) {
        new ChooserSection(id, choices, out).write();
    }

    private void write() {
        out.open("section", "class", "chooser", "aria-labelledby", id)
                .element("h2", "Which format to deploy", "id", id)
                .raw(
                        "<p class=\"quiet\">Constraints exclude. Among what is left one objective after the other decides, each"
                                + " only among what the one before cannot tell apart; there is no score. What was not measured is not"
                                + " met. <code>brine advise</code> gives the same answers.</p>\n");
        form();
        out.open("div", "class", "answer", "data-script", "", "hidden", "")
                .element("div", "", "class", "pick", "role", "status", "aria-live", "polite")
                .element("div", "", "class", "why")
                .close();
        profiles(choices.get(0));
        for (Choices other : choices.subList(1, choices.size())) {
            out.open("details").element("summary", "Picks of the named profiles: " + other.name());
            profiles(other);
            out.close();
        }
        out.raw("<script type=\"application/json\">" + data.toJson().replace("<", "\\u003c") + "</script>\n")
                .close();
    }

    private void form() {
        out.open("form", "class", "controls needs", "data-script", "", "hidden", "");
        if (choices.size() > 1) {
            out.open("label").text("Model ").open("select", "name", "choices");
            for (int i = 0; i < choices.size(); i++) {
                option(Integer.toString(i), choices.get(i).name());
            }
            out.close().close();
        }
        out.open("label").text("Start from ").open("select", "name", "profile");
        Profile.all().forEach(profile -> option(profile.name(), profile.name() + ": " + profile.description()));
        out.close().close().open("fieldset").element("legend", "Needs");
        for (Slider slider : data.sliders()) {
            out.open("label", "class", "slider")
                    .element("span", slider.label())
                    .empty(
                            "input",
                            "type",
                            "range",
                            "min",
                            "0",
                            "max",
                            Integer.toString(slider.places().size() - 1),
                            "name",
                            slider.name(),
                            "aria-label",
                            slider.label())
                    .element("output", "")
                    .close();
        }
        out.close().open("fieldset").element("legend", "Promises");
        for (Promise promise : Promise.values()) {
            out.open("label")
                    .empty("input", "type", "checkbox", "name", promise.toString())
                    .text(" " + promise.need())
                    .close();
        }
        out.open("label").text("JDK ").open("select", "name", "jdk");
        option("", "as measured");
        ChooserData.JDKS.forEach(jdk -> option(Integer.toString(jdk), Integer.toString(jdk)));
        out.close()
                .close()
                .close()
                .element("p", "", "class", "order quiet")
                .element("button", "Reset", "type", "reset")
                .close();
    }

    private void option(String value, String text) {
        out.element("option", text, "value", value);
    }

    private void profiles(Choices one) {
        String title = "Picks of the named profiles: " + one.name();
        out.element("h3", title)
                .openScroller(title)
                .open("table", "class", "profiles")
                .open("thead")
                .open("tr");
        List.of("profile", "pick", "because", "what flips it")
                .forEach(heading -> out.element("th", heading, "scope", "col"));
        out.close().close().open("tbody");
        for (Profile profile : Profile.all()) {
            Advice advice = Advisor.advise(one, profile.needs());
            String needs = profile.description() + ": " + AdviceText.needs(profile.needs());
            out.open("tr")
                    .open("th", "scope", "row")
                    .text(profile.name())
                    .element("span", " " + needs, "class", "quiet")
                    .close()
                    .element("td", AdviceText.pick(advice))
                    .element("td", String.join(" ", advice.because()))
                    .element("td", AdviceText.firstFlip(advice))
                    .close();
        }
        out.close().close().close();
    }
}
