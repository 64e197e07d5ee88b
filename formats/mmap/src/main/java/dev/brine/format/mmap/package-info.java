/**
 * The format {@code mmap}: the container of Brine, mapped and predicted from in place. FORMAT.md of this module specifies it.
 *
 * <p>Start at {@link dev.brine.format.mmap.MmapModelFormat}. <b>Reading</b> goes from {@code ContainerReader} to {@code
 * ContainerIndex} (header, footer, manifest), which asks for a tensor of each entry of the {@code ChunkTable}: a {@code
 * RawTensor} is mapped by {@code MappedTensors} or read by {@code RawTensorReader}, a {@code CodedTensor} is decoded by
 * {@code CodedTensorReader}; an {@code OpenedContainer} holds the model over them. <b>Writing</b> goes from {@code
 * ContainerWriter} to {@code RawTensorWriter} and {@code CodedTensorWriter}, which asks {@code CodecTrial} for a plan of each
 * column and {@code ChunkEncoder} for chunks. Filters are {@code BytePlanes} and {@code DictionaryFilter}.
 */
@NullMarked
package dev.brine.format.mmap;

import org.jspecify.annotations.NullMarked;
