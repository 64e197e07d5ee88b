package dev.brine.format;

/**
 * How a file stores a tensor, or a column of a group.
 *
 * @param path its name, as in {@link dev.brine.manifest.StoredPart#path()}; a column's after the group's name and a dot
 * @param byteSize bytes of the elements
 * @param storedBytes bytes that they take in the file
 * @param codec name of what they went through, such as {@code planes+zstd}; {@code raw} for none, several joined by a slash
 */
public record StoredSize(String path, long byteSize, long storedBytes, String codec) {}
