package dev.brine.reports.write;

import dev.brine.reports.advice.Advice;
import dev.brine.reports.advice.AdviceJson;
import dev.brine.reports.advice.AdviceText;
import dev.brine.reports.advice.Advisor;
import dev.brine.reports.advice.Choices;
import dev.brine.reports.advice.Profile;
import dev.brine.reports.advice.Promise;
import dev.brine.reports.internal.Html;
import java.util.List;

/**
 * The section in which a reader chooses: without a script the picks of the named profiles, with one sliders and switches
 * over the same engine.
 */
final class ChooserSection {
    /** Scripts of the section, in the order they must run. */
    static final List<String> SCRIPTS = List.of("advise.js", "chooser.js");

    private static final List<Slider> SLIDERS = List.of(
            new Slider("file", "Largest file"),
            new Slider("heap", "Largest heap"),
            new Slider("load", "First prediction within"),
            new Slider("start", "Cold start: process to first prediction within"),
            new Slider("bandwidth", "File arrives at"),
            new Slider("replicas", "Replicas a host"),
            new Slider("loads", "Loads a day"));
    private static final List<Integer> JDKS = List.of(17, 21, 25);

    private final String id;
    private final List<Choices> choices;
    private final StringBuilder out;

    private ChooserSection(String id, List<Choices> choices, StringBuilder out) {
        this.id = id;
        this.choices = choices;
        this.out = out;
    }

    /** One slider; its steps are the script's. */
    private record Slider(String name, String label) {}

    /** Appends the section; the choices must not be empty. */
    static void write(List<Choices> choices, String id, StringBuilder out) {
        new ChooserSection(id, choices, out).write();
    }

    private void write() {
        line("<section class=\"chooser\" aria-labelledby=\"" + id + "\">");
        line("<h2 id=\"" + id + "\">Which format to deploy</h2>");
        line(
                "<p class=\"quiet\">Constraints exclude. Among what is left one objective after the other decides, each only"
                        + " among what the one before cannot tell apart; there is no score. What was not measured is not met."
                        + " <code>brine advise</code> gives the same answers.</p>");
        form();
        line("<div class=\"answer\" data-script hidden>");
        line("<div class=\"pick\" role=\"status\" aria-live=\"polite\"></div>");
        line("<div class=\"why\"></div>");
        line("</div>");
        profiles(choices.get(0));
        for (Choices other : choices.subList(1, choices.size())) {
            line("<details><summary>Picks of the named profiles: " + Html.escape(name(other)) + "</summary>");
            profiles(other);
            line("</details>");
        }
        line("<script type=\"application/json\">" + AdviceJson.of(choices).replace("<", "\\u003c") + "</script>");
        line("</section>");
    }

    private void form() {
        line("<form class=\"controls needs\" data-script hidden>");
        if (choices.size() > 1) {
            line("<label>Model <select name=\"choices\">");
            for (int i = 0; i < choices.size(); i++) {
                option(Integer.toString(i), name(choices.get(i)));
            }
            line("</select></label>");
        }
        line("<label>Start from <select name=\"profile\">");
        Profile.all().forEach(profile -> option(profile.name(), profile.name() + ": " + profile.description()));
        line("</select></label>");
        line("<fieldset><legend>Needs</legend>");
        SLIDERS.forEach(slider -> line("<label class=\"slider\"><span>" + Html.escape(slider.label())
                + "</span><input type=\"range\" min=\"0\" max=\"10\" name=\"" + slider.name()
                + "\" aria-label=\"" + Html.escape(slider.label()) + "\"><output></output></label>"));
        line("</fieldset>");
        line("<fieldset><legend>Promises</legend>");
        for (Promise promise : Promise.values()) {
            line("<label><input type=\"checkbox\" name=\"" + promise + "\"> " + Html.escape(promise.need())
                    + "</label>");
        }
        line("<label>JDK <select name=\"jdk\">");
        option("", "as measured");
        JDKS.forEach(jdk -> option(Integer.toString(jdk), Integer.toString(jdk)));
        line("</select></label>");
        line("</fieldset>");
        line("<p class=\"order quiet\"></p>");
        line("<button type=\"reset\">Reset</button>");
        line("</form>");
    }

    private void option(String value, String text) {
        line("<option value=\"" + Html.escape(value) + "\">" + Html.escape(text) + "</option>");
    }

    private static String name(Choices one) {
        return one.model() + " (" + one.sizeLabel() + ")";
    }

    private void profiles(Choices one) {
        line("<h3>Picks of the named profiles: " + Html.escape(name(one)) + "</h3>");
        line("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Picks of the named profiles: "
                + Html.escape(name(one)) + "\">");
        line("<table class=\"profiles\">");
        line("<thead><tr><th scope=\"col\">profile</th><th scope=\"col\">pick</th><th scope=\"col\">because</th>"
                + "<th scope=\"col\">what flips it</th></tr></thead>");
        line("<tbody>");
        for (Profile profile : Profile.all()) {
            Advice advice = Advisor.advise(one, profile.needs());
            line("<tr><th scope=\"row\">" + Html.escape(profile.name()) + "<span class=\"quiet\"> "
                    + Html.escape(profile.description() + ": " + AdviceText.needs(profile.needs())) + "</span></th><td>"
                    + Html.escape(AdviceText.pick(advice)) + "</td><td>"
                    + Html.escape(String.join(" ", advice.because())) + "</td><td>"
                    + Html.escape(AdviceText.firstFlip(advice)) + "</td></tr>");
        }
        line("</tbody>");
        line("</table>");
        line("</div>");
    }

    private void line(String markup) {
        out.append(markup).append('\n');
    }
}
