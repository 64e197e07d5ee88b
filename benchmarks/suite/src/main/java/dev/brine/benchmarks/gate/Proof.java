package dev.brine.benchmarks.gate;

import java.util.Map;

/**
 * What is exact about one arm and one way of storing.
 *
 * @param fileBytes size of the file
 * @param digest of the model that was given
 * @param predictions hash of what it predicts
 * @param loadedDigest of the model that came back
 * @param loadedPredictions hash of what that predicts
 * @param allocated bytes of an operation, by its name
 * @param nanos time of an operation in a cold JVM, roughly
 */
record Proof(
        long fileBytes,
        String digest,
        String predictions,
        String loadedDigest,
        String loadedPredictions,
        Map<String, Long> allocated,
        Map<String, Long> nanos) {
    /** Returns why what came back is not what was given; blank where it is. */
    String difference() {
        if (!loadedDigest.equals(digest)) {
            return "the model that came back has digest %s, expected %s".formatted(loadedDigest, digest);
        }
        return loadedPredictions.equals(predictions) ? "" : "the model that came back predicts otherwise";
    }
}
