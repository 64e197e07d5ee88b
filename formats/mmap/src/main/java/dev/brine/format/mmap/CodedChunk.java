package dev.brine.format.mmap;

import java.util.List;

/**
 * A chunk whose columns have a codec each, as it lies in the file.
 *
 * @param fileOffset where the first column starts; the others follow without a gap
 * @param storedBytes of all columns
 * @param rowCount how many rows it holds
 * @param checksum CRC32C of the stored bytes
 * @param blocks the columns
 */
record CodedChunk(long fileOffset, int storedBytes, int rowCount, int checksum, List<CodedBlock> blocks) {}
