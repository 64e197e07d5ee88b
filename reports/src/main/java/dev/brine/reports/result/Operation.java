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
        return this == OPEN || this == FIRST_PREDICTION || this == PROCESS_START || this == PEAK_MEMORY;
    }

    /** True where bytes of a model file are read, so that checked and unchecked rows must not share a rank. */
    public boolean readsFile() {
        return switch (this) {
            case LOAD, OPEN, FIRST_PREDICTION, PROCESS_START, MATERIALISE, PEAK_MEMORY -> true;
            case SAVE, SAVE_DURABLE, PREDICT, PREDICT_BATCH -> false;
            case RAW_CHANNEL_WRITE, RAW_CHANNEL_READ, BARE_MAP, BARE_WALK -> false;
        };
    }

    /** True where the time is for the whole payload, so that bytes per second is a fair reading of it. */
    public boolean movesPayload() {
        return switch (this) {
            case SAVE, SAVE_DURABLE, LOAD, MATERIALISE, RAW_CHANNEL_WRITE, RAW_CHANNEL_READ -> true;
            case OPEN, FIRST_PREDICTION, PROCESS_START, PREDICT, PREDICT_BATCH, PEAK_MEMORY -> false;
            case BARE_MAP, BARE_WALK -> false;
        };
    }

    @Override
    public String toString() {
        return id;
    }
}
