package dev.brine.benchmarks.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of what an arm is made of. */
final class Fingerprint {
    private Fingerprint() {}

    /** Returns the hash of a file, or of the names and bytes of the files in a folder. */
    static String of(Path path) throws IOException {
        MessageDigest digest = sha256();
        if (!Files.isDirectory(path)) {
            update(digest, path);
        } else {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(path.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    update(digest, file);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the hash of texts, one after another. */
    static String of(List<String> texts) {
        MessageDigest digest = sha256();
        texts.forEach(text -> digest.update((text + '\n').getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
