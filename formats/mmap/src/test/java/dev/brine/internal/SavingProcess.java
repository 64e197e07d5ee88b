package dev.brine.internal;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.format.ModelWriter;
import dev.brine.format.WriteOptions;
import dev.brine.format.testkit.ConformanceModels;
import dev.brine.model.SavedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;

/** A process that saves two models to one file in turn, for ever, and announces each stage with one byte. */
final class SavingProcess {
    static final List<SavedModel> MODELS = List.of(ConformanceModels.forest(), ConformanceModels.oneTensor(300_000));
    static final WriteOptions OPTIONS = WriteOptions.defaults().withDigest();

    private static final int STAGES = SaveStage.values().length;

    private SavingProcess() {}

    /** Starts one. It stops at the n-th announcement, or runs on where that is 0. */
    static Process start(Path file, int stopAt) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                SavingProcess.class.getName(),
                file.toString(),
                Integer.toString(stopAt));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Returns the number of the announcement of a stage, counted from 1. */
    static int announcement(int save, SaveStage stage) {
        return (save - 1) * STAGES + stage.ordinal() + 1;
    }

    /** Returns the stage that the n-th announcement is about. */
    static SaveStage stage(int announcement) {
        return SaveStage.values()[(announcement - 1) % STAGES];
    }

    /** Saves as {@code Brine.save} does, the second model first. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        ModelFormat format = ModelFormats.forName("mmap");
        ModelWriter writer = format.writer().orElseThrow();
        FormatVariant variant = format.variants().get(0);
        Announcer announcer = new Announcer(Integer.parseInt(arguments[1]));
        for (int save = 1; ; save++) {
            SavedModel model = MODELS.get(save % 2);
            ByteArrayOutputStream counted = new ByteArrayOutputStream();
            writer.write(model, variant, Channels.newChannel(counted), OPTIONS);
            announcer.expectedBytes = counted.size();
            AtomicFile.write(file, true, sink -> writer.write(model, variant, sink, OPTIONS), announcer);
        }
    }

    /** Does each step, then says so; at one announcement it waits to be killed. */
    private static final class Announcer implements ReplacementSteps {
        private final int stopAt;
        private int announced;
        private long expectedBytes;

        private Announcer(int stopAt) {
            this.stopAt = stopAt;
        }

        private void announce(SaveStage stage) throws IOException {
            announced++;
            if (stage(announced) != stage) {
                throw new IllegalStateException("announcement %d is %s".formatted(announced, stage));
            }
            System.out.write(stage.ordinal());
            System.out.flush();
            while (announced == stopAt) {
                if (System.in.read() < 0) {
                    throw new IOException("the killer is gone");
                }
            }
        }

        @Override
        public void write(FileChannel channel, AtomicFile.Content content) throws IOException {
            announce(SaveStage.BEFORE_THE_FIRST_BYTE);
            content.writeTo(new AnnouncingSink(channel));
            announce(SaveStage.ALL_WRITTEN);
        }

        @Override
        public void force(FileChannel channel) throws IOException {
            ON_DISK.force(channel);
            announce(SaveStage.FILE_FORCED);
        }

        @Override
        public void rename(Path temporary, Path target) throws IOException {
            ON_DISK.rename(temporary, target);
            announce(SaveStage.RENAMED);
        }

        @Override
        public void forceFolder(Path folder) throws IOException {
            ON_DISK.forceFolder(folder);
            announce(SaveStage.FOLDER_FORCED);
        }

        /** Takes the first byte alone, then no more than the first half. */
        private final class AnnouncingSink implements WritableByteChannel {
            private final FileChannel channel;

            private AnnouncingSink(FileChannel channel) {
                this.channel = channel;
            }

            @Override
            public int write(ByteBuffer source) throws IOException {
                long half = expectedBytes / 2;
                long position = channel.position();
                long next = position == 0 ? 1 : position < half ? half : Long.MAX_VALUE;
                int limit = source.limit();
                int count = channel.write(source.limit((int) Math.min(limit, source.position() + next - position)));
                source.limit(limit);
                if (position == 0) {
                    announce(SaveStage.FIRST_BYTE_WRITTEN);
                } else if (position < half && channel.position() == half) {
                    announce(SaveStage.HALF_WRITTEN);
                }
                return count;
            }

            @Override
            public boolean isOpen() {
                return channel.isOpen();
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        }
    }
}
