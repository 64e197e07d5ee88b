package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatedCommandTest {
    @TempDir
    private Path current;

    private final Properties properties = new Properties();

    @Test
    void isWhatWasTyped() {
        assertThat(line("bench", "--profile", "full", "--out", "target/brine"))
                .isEqualTo("java -jar brine.jar bench --profile full --out target/brine");
    }

    @Test
    void holdsThePropertiesThatChangeWhatIsMeasured() {
        properties.setProperty("jmh.f", "5");
        properties.setProperty("brine.starts", "3");
        properties.setProperty("brine.threads", "1");
        properties.setProperty("brine.python", "");
        properties.setProperty("brine.cache", "/home/me/cache");
        properties.setProperty("brine.commit", "1234");
        properties.setProperty("user.home", "/home/me");
        assertThat(line("bench")).isEqualTo("java -Dbrine.starts=3 -Dbrine.threads=1 -Djmh.f=5 -jar brine.jar bench");
    }

    @Test
    void tellsTheFolderOfTheReportFromTheCurrentOne() {
        assertThat(line("bench", "--out=" + current.resolve("a/b"))).endsWith("bench --out=a/b");
        assertThat(line("bench", "--out", current.resolve("a").toString())).endsWith("bench --out a");
        assertThat(line("bench", "--out=" + current)).endsWith("bench --out=.");
    }

    @Test
    void aFolderElsewhereIsToldByItsName() {
        Path elsewhere = current.resolveSibling("report");
        assertThat(line("bench", "--out=" + elsewhere)).endsWith("bench --out=report");
        assertThat(line("bench", "--out", elsewhere.toString())).endsWith("bench --out report");
    }

    @Test
    void leavesOutOptionsThatSayNothing() {
        assertThat(line("bench", "--profile=quick", "--formats=", "--models="))
                .isEqualTo("java -jar brine.jar bench --profile=quick");
    }

    @Test
    void quotesForTheShell() {
        assertThat(line("bench", "--model=it's mine.joblib")).endsWith("bench '--model=it'\\''s mine.joblib'");
        assertThat(line("bench", "--rows", "")).endsWith("bench --rows ''");
    }

    private String line(String... arguments) {
        return RepeatedCommand.of(properties, List.of(arguments), current);
    }
}
