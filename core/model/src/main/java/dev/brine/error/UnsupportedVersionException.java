package dev.brine.error;

/** The file is of a version of its format that this release does not read. */
public final class UnsupportedVersionException extends ModelFormatException {
    private static final long serialVersionUID = 1L;

    private final int found;
    private final int oldest;
    private final int newest;

    /** Names the version found and the versions that can be read. */
    public UnsupportedVersionException(int found, int oldest, int newest, String source, long offset) {
        super(
                "format version %d, this release reads %d to %d; %s"
                        .formatted(
                                found,
                                oldest,
                                newest,
                                found > newest ? "use a newer release" : "convert it with an older release"),
                source,
                offset,
                null);
        this.found = found;
        this.oldest = oldest;
        this.newest = newest;
    }

    /** Returns the version in the file. */
    public int found() {
        return found;
    }

    /** Returns the oldest version that can be read. */
    public int oldest() {
        return oldest;
    }

    /** Returns the newest version that can be read. */
    public int newest() {
        return newest;
    }
}
