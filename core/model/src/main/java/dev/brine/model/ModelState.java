package dev.brine.model;

import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All data of a model: its kind, attributes, tensors, child models, input columns and outputs. Immutable. Formats store
 * states and nothing else; kinds make models of them.
 */
public final class ModelState {
    private final String kind;
    private final int kindVersion;
    private final Attributes attributes;
    private final Signature signature;
    private final Outputs outputs;
    private final Map<String, Tensor> ungrouped;
    private final Map<String, TensorGroup> groups;
    private final Map<String, Tensor> tensors;
    private final Map<String, ModelState> children;

    private ModelState(Builder builder) {
        this.kind = builder.kind;
        this.kindVersion = builder.kindVersion;
        this.attributes = builder.attributes;
        this.signature = builder.signature;
        this.outputs = builder.outputs;
        this.ungrouped = Collections.unmodifiableMap(new LinkedHashMap<>(builder.ungrouped));
        this.groups = Collections.unmodifiableMap(new LinkedHashMap<>(builder.groups));
        this.children = Collections.unmodifiableMap(new LinkedHashMap<>(builder.children));
        this.tensors = Collections.unmodifiableMap(allColumns(ungrouped, groups));
    }

    private static Map<String, Tensor> allColumns(Map<String, Tensor> ungrouped, Map<String, TensorGroup> groups) {
        Map<String, Tensor> all = new LinkedHashMap<>(ungrouped);
        groups.forEach((groupName, group) -> group.columns().forEach((columnName, column) -> {
            if (all.put(groupName + "." + columnName, column) != null) {
                throw new IllegalArgumentException("tensor name '%s.%s' occurs twice".formatted(groupName, columnName));
            }
        }));
        return all;
    }

    /** Starts a state of the given kind, in the given version of the kind's layout. */
    public static Builder builder(String kind, int kindVersion, Signature signature, Outputs outputs) {
        return new Builder(kind, kindVersion, signature, outputs);
    }

    /** Returns the name of the kind. */
    public String kind() {
        return kind;
    }

    /** Returns the version of the kind's layout. */
    public int kindVersion() {
        return kindVersion;
    }

    /** Returns the small settings. */
    public Attributes attributes() {
        return attributes;
    }

    /** Returns the input columns. */
    public Signature signature() {
        return signature;
    }

    /** Returns the outputs. */
    public Outputs outputs() {
        return outputs;
    }

    /** Returns every tensor by name, in order: the ungrouped ones, then each group's columns as {@code group.column}. */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    /** Returns the tensors outside groups by name, in order. */
    public Map<String, Tensor> ungroupedTensors() {
        return ungrouped;
    }

    /** Returns the groups by name, in order. */
    public Map<String, TensorGroup> groups() {
        return groups;
    }

    /** Returns the models inside this one by name, in order. */
    public Map<String, ModelState> children() {
        return children;
    }

    /** Returns the bytes of the tensors of this state and of its children. */
    public long tensorBytes() {
        long own = tensors.values().stream().mapToLong(Tensor::byteSize).sum();
        return own
                + children.values().stream().mapToLong(ModelState::tensorBytes).sum();
    }

    /**
     * Returns a tensor.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public Tensor tensor(String name) {
        return required("tensor", name, tensors);
    }

    /**
     * Returns a group.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public TensorGroup group(String name) {
        return required("tensor group", name, groups);
    }

    private <T> T required(String what, String name, Map<String, T> map) {
        T value = map.get(name);
        if (value == null) {
            throw new IllegalArgumentException("%s has no %s '%s', found %s".formatted(kind, what, name, map.keySet()));
        }
        return value;
    }

    /** Returns kind and size, for messages. */
    @Override
    public String toString() {
        return "%s v%d, %d tensors, %d children".formatted(kind, kindVersion, tensors.size(), children.size());
    }

    /** Collects the parts of a state. Names of tensors, groups and children are unique; a repeated one is refused. */
    public static final class Builder {
        private final String kind;
        private final int kindVersion;
        private final Signature signature;
        private final Outputs outputs;
        private Attributes attributes = Attributes.none();
        private final Map<String, Tensor> ungrouped = new LinkedHashMap<>();
        private final Map<String, TensorGroup> groups = new LinkedHashMap<>();
        private final Map<String, ModelState> children = new LinkedHashMap<>();

        private Builder(String kind, int kindVersion, Signature signature, Outputs outputs) {
            this.kind = kind;
            this.kindVersion = kindVersion;
            this.signature = signature;
            this.outputs = outputs;
        }

        /** Sets all attributes. */
        public Builder attributes(Attributes attributes) {
            this.attributes = attributes;
            return this;
        }

        /** Adds a tensor. */
        public Builder tensor(String name, Tensor tensor) {
            return add("tensor", ungrouped, name, tensor);
        }

        /** Adds a group of tensors. */
        public Builder group(String name, TensorGroup group) {
            return add("tensor group", groups, name, group);
        }

        /** Adds a model that this one contains. */
        public Builder child(String name, ModelState child) {
            return add("child", children, name, child);
        }

        private <T> Builder add(String what, Map<String, T> map, String name, T value) {
            if (map.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException("%s name '%s' occurs twice".formatted(what, name));
            }
            return this;
        }

        /** Returns the state. */
        public ModelState build() {
            return new ModelState(this);
        }
    }
}
