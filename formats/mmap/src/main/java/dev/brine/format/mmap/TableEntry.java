package dev.brine.format.mmap;

import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;

/** What the chunk table says of one tensor. */
sealed interface TableEntry permits StoredTensor, CodedTensor {
    /** Returns the tensor's place in the manifest's order, from 0. */
    int index();

    ElementType elementType();

    Shape shape();

    /** Returns where it starts. */
    long fileOffset();

    /** Returns where the next tensor, or the manifest, starts: after the last chunk's padding. */
    long endOffset();
}
