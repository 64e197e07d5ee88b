package dev.brine.cli.io;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The process's standard output. Once its reader has gone, as in {@code brine predict | head}, the rest is dropped: that
 * is the reader's wish and no error, and the exit status still says what was found. Any other failure, such as a full
 * disk, is the user's to know.
 */
final class StandardOutput extends OutputStream {
    private final OutputStream target;
    private boolean readerIsGone;

    StandardOutput(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (readerIsGone) {
            return;
        }
        try {
            target.write(bytes, offset, count);
        } catch (IOException e) {
            readerIsGone = isBrokenPipe(e);
            if (!readerIsGone) {
                throw new RefusedException("standard output: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (!readerIsGone) {
            target.flush();
        }
    }

    /** Returns whether writing on is useless. */
    boolean readerIsGone() {
        return readerIsGone;
    }

    /** Linux and macOS; Windows, where the words depend on the language, so the English ones are tried. */
    private static boolean isBrokenPipe(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Broken pipe") || message.contains("pipe is being closed");
    }
}
