package dev.brine.cli;

import dev.brine.ModelFile;
import dev.brine.Verification;
import dev.brine.cli.inspect.ProvenanceText;
import dev.brine.model.Environment;
import dev.brine.model.ModelState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a review of a model needs to know of a verification.
 *
 * @param file name of the file, without its folder
 * @param bytes its size
 * @param sha256 its SHA-256
 * @param format format and variant
 * @param traits what the variant promises
 * @param found what was found out
 * @param passed whether nothing differs
 * @param replays the replays, the file's own rows first
 * @param tree the model's kinds, parents first
 * @param madeWith what the model was made with
 * @param verifiedWith what verified it
 * @param verifiedAt when
 */
record Evidence(
        String file,
        long bytes,
        String sha256,
        String format,
        List<String> traits,
        Verification found,
        boolean passed,
        List<ReplayedRows> replays,
        List<Node> tree,
        Map<String, String> madeWith,
        Map<String, String> verifiedWith,
        Instant verifiedAt) {
    private static final int BUFFER_BYTES = 1 << 16;

    /**
     * One kind of the tree.
     *
     * @param depth 0 for the model
     * @param name its name in its parent, {@code model} for the root
     * @param kind with its version
     * @param tensors how many tensors it has itself
     * @param bytes of all its tensors and its children's
     */
    record Node(int depth, String name, String kind, int tensors, long bytes) {}

    static Evidence of(Path path, ModelFile file, Verification found, boolean passed, List<ReplayedRows> replays)
            throws IOException {
        List<Node> tree = new ArrayList<>();
        add(tree, 0, "model", file.saved().state());
        Path model = Path.of(file.name());
        return new Evidence(
                String.valueOf(path.getFileName()),
                Files.size(model),
                sha256Of(model),
                file.format().name() + ", variant " + file.variant().name(),
                FormatsCommand.traitNames(file.variant()),
                found,
                passed,
                replays,
                tree,
                file.saved().environment().entries(),
                verifiedWith(file),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static void add(List<Node> tree, int depth, String name, ModelState state) {
        String kind = "%s v%d".formatted(state.kind(), state.kindVersion());
        tree.add(new Node(depth, name, kind, state.tensors().size(), state.tensorBytes()));
        state.children().forEach((childName, child) -> add(tree, depth + 1, childName, child));
    }

    private static Map<String, String> verifiedWith(ModelFile file) {
        Map<String, String> entries = new TreeMap<>(Environment.current().entries());
        file.format().libraryVersions().forEach((name, version) -> entries.put("library." + name, version));
        return entries;
    }

    private static String sha256Of(Path path) throws IOException {
        MessageDigest digest = newDigest();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** Returns what of the source prediction does not need and the file does not hold; empty where it does not say. */
    List<String> dropped() {
        return ProvenanceText.droppedParts(madeWith);
    }

    /** Returns whether the file says what was dropped, be it nothing. */
    boolean saysWhatWasDropped() {
        return madeWith.containsKey(Environment.SOURCE_DROPPED);
    }

    /** Returns each check that was made, and how it came out, in words. */
    List<String> checks() {
        List<String> checks = new ArrayList<>();
        checks.add(
                found.isChecksummed()
                        ? "every checksum of the file holds"
                        : "the format has no checksums: that the bytes are whole follows from the digest only");
        checks.add("the digest was computed again from every tensor, attribute, input and output: "
                + found.recordedDigest()
                        .map(recorded -> recorded.equals(found.digest())
                                ? "it is the recorded one"
                                : "it DIFFERS from the recorded " + recorded)
                        .orElse("the file records none to compare it with"));
        for (ReplayedRows replayed : replays) {
            checks.add("rows of %s: %s".formatted(replayed.name(), VerifyCommand.describe(replayed.replay())));
        }
        return checks;
    }
}
