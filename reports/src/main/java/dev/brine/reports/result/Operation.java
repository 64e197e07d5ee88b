package dev.brine.reports.result;

import java.util.Optional;

/** What a row measures. The text form ({@link #toString()}) is the id used in files. */
public enum Operation {
    /** Writes a model to a new file, left in the page cache. */
    SAVE("save", "save (to the page cache)"),
    /** Writes a model to a new file and forces it to the device. */
    SAVE_DURABLE("save-durable", "save, forced to the device"),
    /** Reads a model onto the heap, complete and owned. */
    LOAD("load", "load on the heap"),
    /** Opens a model, in place where the format can; tensors need not have been read. */
    OPEN("open", "open"),
    /** Opens a model and predicts one row. */
    FIRST_PREDICTION("first-prediction", "open to first prediction"),
    /** Starts a process that opens a model and predicts one row: from the start to the prediction. */
    PROCESS_START("process-start", "process start to first prediction"),
    /** Opens a model and touches every array of it. */
    MATERIALISE("materialise", "open and touch every array"),
    /** Predicts with a model that is open already. */
    PREDICT("predict", "predict after load"),
    /** Predicts the same rows as {@link #PREDICT} in one call. */
    PREDICT_BATCH("predict-batch", "predict after load, one call"),
    /** The most memory that a fresh process holds until it has opened a model and predicted one row. */
    PEAK_MEMORY("peak-memory", "peak memory to the first prediction"),
    /** The smallest heap with which a fresh JVM opens a model and predicts one row, three times of three. */
    SMALLEST_HEAP("smallest-heap", "smallest heap to the first prediction"),
    /** The heap that is still in use after full collections while a model is held, less that of the same JVM without. */
    RETAINED_HEAP("retained-heap", "heap retained by the model"),
    /** The most private memory of a fresh process to its first prediction, less that of a process that does nothing. */
    PEAK_ANONYMOUS("peak-anonymous", "peak private memory above an idle process"),
    /** The most file pages of a fresh process to its first prediction, less those of a process that does nothing. */
    PEAK_FILE("peak-file", "peak file pages above an idle process"),
    /** Memory of one process that has served rows, shared pages counted by share. */
    PSS_1("pss-1", "memory of one process"),
    /** Memory in all of two processes that share one file and have served the same rows. */
    PSS_2("pss-2", "memory of two processes in all"),
    /** Memory in all of four processes that share one file and have served the same rows. */
    PSS_4("pss-4", "memory of four processes in all"),
    /** Floor of {@link #SAVE}: the same bytes through a plain channel, no checksum, no force. */
    RAW_CHANNEL_WRITE("raw-channel-write", "raw channel write", SAVE),
    /** Floor of {@link #LOAD}: the same bytes read into fresh heap arrays. */
    RAW_CHANNEL_READ("raw-channel-read", "raw channel read", LOAD),
    /** Floor of {@link #FIRST_PREDICTION}: a mapping without a check, predicted from. */
    BARE_MAP("bare-map", "bare map", FIRST_PREDICTION),
    /** Floor of {@link #PREDICT}: a prediction from plain arrays. */
    BARE_WALK("bare-walk", "bare walk", PREDICT);

    private final String id;
    private final String title;
    private final Optional<Operation> floorOf;

    Operation(String id, String title) {
        this.id = id;
        this.title = title;
        this.floorOf = Optional.empty();
    }

    Operation(String id, String title, Operation floorOf) {
        this.id = id;
        this.title = title;
        this.floorOf = Optional.of(floorOf);
    }

    /** A few words for a heading. */
    public String title() {
        return title;
    }

    /** The operation that this one is the floor of, or empty for an operation of a format. */
    public Optional<Operation> floorOf() {
        return floorOf;
    }

    /** True where a model is opened no further than its first prediction needs: what is lazy may leave bytes unread. */
    public boolean readsOnDemand() {
        return this == OPEN || this == FIRST_PREDICTION || this == PROCESS_START || isMemory();
    }

    /** True where the figure is bytes of memory, not a time. */
    public boolean isMemory() {
        return switch (this) {
            case PEAK_MEMORY, SMALLEST_HEAP, RETAINED_HEAP, PEAK_ANONYMOUS, PEAK_FILE, PSS_1, PSS_2, PSS_4 -> true;
            case SAVE, SAVE_DURABLE, LOAD, OPEN, FIRST_PREDICTION, PROCESS_START, MATERIALISE -> false;
            case PREDICT, PREDICT_BATCH, RAW_CHANNEL_WRITE, RAW_CHANNEL_READ, BARE_MAP, BARE_WALK -> false;
        };
    }

    /** True where bytes of a model file are read, so that checked and unchecked rows must not share a rank. */
    public boolean readsFile() {
        return switch (this) {
            case LOAD, OPEN, FIRST_PREDICTION, PROCESS_START, MATERIALISE -> true;
            case PEAK_MEMORY, SMALLEST_HEAP, RETAINED_HEAP, PEAK_ANONYMOUS, PEAK_FILE, PSS_1, PSS_2, PSS_4 -> true;
            case SAVE, SAVE_DURABLE, PREDICT, PREDICT_BATCH -> false;
            case RAW_CHANNEL_WRITE, RAW_CHANNEL_READ, BARE_MAP, BARE_WALK -> false;
        };
    }

    /** True where the time is for the whole payload, so that bytes per second is a fair reading of it. */
    public boolean movesPayload() {
        return switch (this) {
            case SAVE, SAVE_DURABLE, LOAD, MATERIALISE, RAW_CHANNEL_WRITE, RAW_CHANNEL_READ -> true;
            case OPEN, FIRST_PREDICTION, PROCESS_START, PREDICT, PREDICT_BATCH -> false;
            case PEAK_MEMORY, SMALLEST_HEAP, RETAINED_HEAP, PEAK_ANONYMOUS, PEAK_FILE, PSS_1, PSS_2, PSS_4 -> false;
            case BARE_MAP, BARE_WALK -> false;
        };
    }

    @Override
    public String toString() {
        return id;
    }
}
