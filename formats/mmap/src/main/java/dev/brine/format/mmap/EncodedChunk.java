package dev.brine.format.mmap;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A chunk ready to be written.
 *
 * @param bytes the columns one after another
 * @param checksum CRC32C of the bytes
 * @param blocks what they are, in order
 */
record EncodedChunk(ByteBuffer bytes, int checksum, List<CodedBlock> blocks) {}
