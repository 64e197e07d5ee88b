package dev.brine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.Verification;
import dev.brine.manifest.StateDigest;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that saves (SIGKILL on POSIX systems): {@code -Dbrine.test.kills=200} times, or 20. Of every 20 kills, 15
 * meet a process that waits at a stage between the first byte and the force of the folder, 2 one that waits outside of
 * it, and 3 one that goes on saving while it is killed.
 *
 * <p>This shows what the kernel and the next process see. That the bytes also reach the device in the right order is what
 * the order of the steps is for, which {@code AtomicFileTest} asserts.
 */
class KilledSaveTest {
    private static final int KILLS = Integer.getInteger("brine.test.kills", 20);
    private static final int CYCLE = 20;

    @TempDir
    Path folder;

    private final List<byte[]> files = new ArrayList<>();
    private final List<String> digests = new ArrayList<>();
    private Path file;

    /** How one process is killed. */
    private record Kill(SaveStage stage, int save, boolean waits) {
        /** Returns the n-th. */
        static Kill of(int n) {
            int inCycle = n % CYCLE;
            int save = 1 + n % 3;
            if (inCycle < 15) {
                return new Kill(SaveStage.values()[1 + inCycle % 5], save, true);
            }
            return switch (inCycle) {
                case 15 -> new Kill(SaveStage.BEFORE_THE_FIRST_BYTE, save, true);
                case 16 -> new Kill(SaveStage.FOLDER_FORCED, save, true);
                case 17 -> new Kill(SaveStage.FIRST_BYTE_WRITTEN, save, false);
                case 18 -> new Kill(SaveStage.HALF_WRITTEN, save, false);
                default -> new Kill(SaveStage.FILE_FORCED, save, false);
            };
        }

        int announcement() {
            return SavingProcess.announcement(save, stage);
        }
    }

    /** What was found after one. */
    private record Found(SaveStage lastStage, boolean waited, boolean isNew, int temporaryFiles) {}

    @Test
    void aKilledSaveLeavesTheOldFileOrTheNewOneAndTheNextSaveTidiesUp() throws Exception {
        file = folder.resolve("model.brine");
        for (SavedModel model : SavingProcess.MODELS) {
            Brine.save(model, file, SavingProcess.OPTIONS);
            files.add(Files.readAllBytes(file));
            digests.add(StateDigest.of(model.state()));
        }
        List<Found> found = new ArrayList<>();
        for (int n = 0; n < KILLS; n++) {
            Brine.save(SavingProcess.MODELS.get(0), file, SavingProcess.OPTIONS);
            assertThat(names()).as("after kill %d and a save", n).containsExactly("model.brine");
            Kill kill = Kill.of(n);
            int last = killAt(kill);
            found.add(check(kill, last));
        }
        Brine.save(SavingProcess.MODELS.get(0), file, SavingProcess.OPTIONS);
        assertThat(names()).containsExactly("model.brine");
        report(found);
        assertThat(found.stream().filter(one -> one.waited() && one.lastStage().isUnderWay()))
                .hasSizeGreaterThanOrEqualTo(KILLS / CYCLE * 15);
    }

    /** Returns the number of the last announcement. */
    private int killAt(Kill kill) throws IOException {
        Process process = SavingProcess.start(file, kill.waits() ? kill.announcement() : 0);
        try {
            int announced = 0;
            while (announced < kill.announcement()) {
                assertThat(process.getInputStream().read())
                        .as("announcement %d (-1: the process ended early)", announced + 1)
                        .isEqualTo(SavingProcess.stage(announced + 1).ordinal());
                announced++;
            }
            process.toHandle().destroyForcibly(); // leaves the output to be read
            while (process.getInputStream().read() >= 0) {
                announced++;
            }
            return announced;
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private Found check(Kill kill, int lastAnnouncement) throws IOException {
        SaveStage last = SavingProcess.stage(lastAnnouncement);
        Verification verification = Brine.verify(file);
        assertThat(verification.passed()).as("%s: %s", kill, verification).isTrue();
        assertThat(verification.recordedDigest()).isPresent();
        int model = digests.indexOf(verification.digest());
        assertThat(model).as("one of the two models").isNotNegative();
        assertThat(Files.readAllBytes(file)).isEqualTo(files.get(model));
        int savesEnded = (lastAnnouncement - 1) / SaveStage.values().length;
        int oldModel = savesEnded % 2;
        int temporaryFiles = names().size() - 1;
        assertThat(temporaryFiles).isBetween(0, 1);
        if (kill.waits()) {
            boolean isNew = last == SaveStage.RENAMED || last == SaveStage.FOLDER_FORCED;
            assertThat(last).isEqualTo(kill.stage());
            assertThat(model).as("model after %s", kill).isEqualTo(kill.save() % 2 == (isNew ? 1 : 0) ? 1 : 0);
            assertThat(temporaryFiles).isEqualTo(last.hasTemporaryFile() ? 1 : 0);
        }
        return new Found(last, kill.waits(), model != oldModel, temporaryFiles);
    }

    private static void report(List<Found> found) {
        StringBuilder table = new StringBuilder("killed saves: %d\n%-24s %6s %9s %10s\n"
                .formatted(found.size(), "last stage", "kills", "new file", "stray file"));
        for (SaveStage stage : SaveStage.values()) {
            List<Found> here =
                    found.stream().filter(one -> one.lastStage() == stage).toList();
            table.append(String.format(
                    Locale.ROOT,
                    "%-24s %6d %9d %10d%n",
                    stage,
                    here.size(),
                    here.stream().filter(Found::isNew).count(),
                    here.stream().mapToInt(Found::temporaryFiles).sum()));
        }
        long underWay =
                found.stream().filter(one -> one.lastStage().isUnderWay()).count();
        System.out.printf(
                "%sbetween first byte and force of the folder: %d; wrong or damaged files: 0; stray files left by the next save: 0%n",
                table, underWay);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> inFolder = Files.list(folder)) {
            return inFolder.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
