package dev.brine.format.testkit.toy;

import dev.brine.model.ModelState;

/** A bad toy: writes, opens, and throws when the model is asked for. */
public final class ThrowingToyFormat extends AlteringToyFormat {
    /** Makes the format. */
    public ThrowingToyFormat() {
        super("toy-throw", 0x544f5933);
    }

    @Override
    ModelState altered(ModelState state) {
        throw new UnsupportedOperationException("this toy always throws");
    }
}
