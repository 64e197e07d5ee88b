package dev.brine.format.mmap;

/**
 * Where the values lie that the chunks of a column name.
 *
 * @param size how many; 0 where there is no dictionary
 */
record CodedDictionary(int size, int checksum, CodedBlock block, long fileOffset) {
    static final CodedDictionary NONE =
            new CodedDictionary(0, 0, new CodedBlock(ChunkFilter.NONE, ChunkCoder.STORED, 0), -1);
}
