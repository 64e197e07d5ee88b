package dev.brine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Another process that writes a file, and waits in the middle. */
final class WritingProcess implements AutoCloseable {
    static final int BYTES = 1000;

    private final Process process;

    private WritingProcess(Process process) {
        this.process = process;
    }

    static WritingProcess start(Path file) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WritingProcess.class.getName(),
                file.toString());
        return new WritingProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Writes half, says so, and the rest once it is told to go on. */
    public static void main(String[] arguments) throws IOException {
        AtomicFile.write(Path.of(arguments[0]), true, sink -> {
            sink.write(ByteBuffer.allocate(BYTES / 2));
            System.out.write('h');
            System.out.flush();
            if (System.in.read() != 'g') {
                throw new IOException("told to stop");
            }
            sink.write(ByteBuffer.allocate(BYTES / 2));
        });
    }

    void awaitHalf() throws IOException {
        assertThat(process.getInputStream().read()).isEqualTo('h');
    }

    void finish() throws IOException {
        process.getOutputStream().write('g');
        process.getOutputStream().flush();
        assertThat(process.onExit().join().exitValue()).isZero();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
