"""What Python itself does with a scikit-learn model: the peers of Brine's formats.

Each run is one fresh process. It prints JSON objects, one a line, each with an "event", and nothing else:

  describe
      {"event": "versions", "libraries": {"python": "3.11.2", "numpy": ..., "scikit-learn": ..., "joblib": ..., ["python-lz4": ...,] ["pandas": ...]}}
  train FILE NODES TREES ROWS EXPECTED
      fits a standard scaler and a random forest of at least NODES nodes on Friedman #1 with continuous features, and writes
      the model (joblib, not compressed), rows that it was not fitted on, and its outputs for them
      {"event": "trained", "nodes": N, "trees": N, "trainingRows": N, "inputs": N, "rows": N}
  prepare SOURCE FILE=VARIANT...
      loads SOURCE and writes it once in each variant
      {"event": "modules", "names": [NAME, ...]}: where its estimators are defined
      {"event": "saved", "variant": V, "ms": [X], "bytes": N}, or {"event": "unavailable", "variant": V, "reason": TEXT}
  measure VARIANT FILE ROWS INPUTS OUT SHOTS [--predict] [--save FILE]
      imports, loads and predicts the first row, as a program that was just started does
      {"event": "first", "outputs": N, "peakBytes": N}
      then warm, SHOTS times: the load alone, the load and the prediction of one row
      {"event": "loaded", "loadMs": [X, ...], "firstMs": [X, ...]}
      writes the outputs for all rows to OUT; with --predict times one pass row by row, and one call for all rows
      {"event": "predicted", "singleMs": [X, ...], "batchMs": [X, ...]}
      with --save writes the model again
      {"event": "saved", "variant": V, "ms": [X], "bytes": N}
  serve VARIANT FILE ROWS INPUTS OUT DECADES CAP MODULES
      imports MODULES (joined by commas), loads, predicts the first row, and serves up to DECADES decades of predictions in
      batches of all ROWS; begins no decade that would, at the pace of the one before it, end later than CAP milliseconds
      after the first stage; writes the outputs of the rows that had a turn to OUT
      {"event": "served", "stages": [[NAME, NANOSECONDS], ...]}, by the monotonic clock
  replicas COUNTS VARIANT FILE ROWS INPUTS OUT
      holds the model in as many processes as COUNTS (joined by commas, rising) says, each of which has predicted all rows
      {"event": "replicas", "pssBytes": [X, ...]}, in all for each count; or {"event": "replicas"} where /proc does not say

Files of numbers are little-endian binary64, row-major. Beside a file ROWS there may be one of texts, ROWS-texts, which dev.brine.
benchmarks.process.RowFiles describes: rows are then a data frame where columns have names, else an array of objects, and a missing
text is nan. A classifier's output is the index of its class. A model that runs on
several threads is set to one. An error is Python's own, on standard error, with a status that is not 0.
"""
import gc
import json
import os
import sys
import time

STARTED = time.monotonic_ns()


def emit(event, **fields):
    print(json.dumps({"event": event, **fields}), flush=True)


def millis(start):
    return (time.perf_counter() - start) * 1e3


def peak_bytes():
    """The most memory that this process has held, from the kernel; None where /proc does not say."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return None


def dump_pickle(model, path):
    import pickle

    with open(path, "wb") as file:
        pickle.dump(model, file, protocol=5)


def load_pickle(path):
    import pickle

    with open(path, "rb") as file:
        return pickle.load(file)


def dump_joblib(compress):
    def dump(model, path):
        import joblib

        joblib.dump(model, path, compress=compress)

    return dump


def load_joblib(path):
    import joblib

    return joblib.load(path)


def load_mapped(path):
    import joblib

    return joblib.load(path, mmap_mode="r")


VARIANTS = {
    "pickle": (dump_pickle, load_pickle),
    "default": (dump_joblib(0), load_joblib),
    "mmap": (dump_joblib(0), load_mapped),
    "zlib-3": (dump_joblib(("zlib", 3)), load_joblib),
    "lz4": (dump_joblib("lz4"), load_joblib),
    "xz": (dump_joblib(("xz", 3)), load_joblib),
}


def one_thread(model):
    """Sets every n_jobs inside the model to 1: threads would add trees in any order."""
    if hasattr(model, "get_params"):
        threads = {name: 1 for name in model.get_params() if name == "n_jobs" or name.endswith("__n_jobs")}
        model.set_params(**threads)
    return model


def read_rows(path, inputs):
    import numpy

    rows = numpy.fromfile(path, dtype="<f8").reshape(-1, int(inputs))
    if not os.path.exists(path + "-texts"):
        return rows
    with open(path + "-texts", "rb") as file:
        names, texts = read_texts(file, len(rows))
    columns = [texts.get(k, rows[:, k]) for k in range(int(inputs))]
    if names:
        import pandas

        return pandas.DataFrame(dict(zip(names, columns)))
    cells = numpy.empty(rows.shape, dtype=object)
    for k, column in enumerate(columns):
        cells[:, k] = column
    return cells


def read_texts(file, count):
    """The names of all columns, and by index the texts of those that hold texts."""
    import struct

    import numpy

    def integer():
        return struct.unpack(">i", file.read(4))[0]

    def text():
        size = integer()
        return float("nan") if size < 0 else file.read(size).decode("utf-8")

    names = [text() for _ in range(integer())]
    texts = {}
    for _ in range(integer()):
        column = integer()
        texts[column] = numpy.array([text() for _ in range(count)], dtype=object)
    return names, texts


def predict(model, rows):
    import numpy

    outputs = numpy.asarray(model.predict(rows))
    classes = getattr(model, "classes_", None)
    if isinstance(classes, list):  # of each output
        columns = [numpy.searchsorted(known, outputs[:, k].astype(known.dtype)) for k, known in enumerate(classes)]
        outputs = numpy.column_stack(columns)
    elif classes is not None and outputs.ndim == 1:  # else indicators of labels, which are their own numbers
        outputs = numpy.searchsorted(classes, outputs)
    return outputs.astype("<f8").reshape(len(rows), -1)


def describe():
    import joblib
    import numpy
    import sklearn

    libraries = {
        "python": ".".join(map(str, sys.version_info[:3])),
        "numpy": numpy.__version__,
        "scikit-learn": sklearn.__version__,
        "joblib": joblib.__version__,
    }
    try:
        import lz4

        libraries["python-lz4"] = str(lz4.__version__)
    except ImportError:
        pass
    try:
        from importlib.metadata import version

        libraries["pandas"] = version("pandas")
    except ImportError:
        pass
    emit("versions", libraries=libraries)


def train(path, nodes, trees, rows_path, expected_path):
    import joblib
    from sklearn.datasets import make_friedman1
    from sklearn.ensemble import RandomForestRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    nodes, trees = int(nodes), int(trees)
    held_out = 128
    # a fully grown tree has a leaf for each different row, and a bootstrap sample holds 63 % of the rows
    training_rows = int(nodes / trees / 2 / 0.632 * 1.02) + 16
    features, target = make_friedman1(training_rows + held_out, n_features=10, noise=1.0, random_state=20260101)
    forest = RandomForestRegressor(n_estimators=trees, random_state=20260101, n_jobs=-1)
    model = make_pipeline(StandardScaler(), forest)
    model.fit(features[:training_rows], target[:training_rows])
    one_thread(model)
    found = sum(tree.tree_.node_count for tree in forest.estimators_)
    if found < nodes:
        raise SystemExit("%d nodes were trained, expected at least %d" % (found, nodes))
    rows = features[training_rows:]
    rows.astype("<f8").tofile(rows_path)
    predict(model, rows).tofile(expected_path)
    joblib.dump(model, path, compress=0)
    emit("trained", nodes=int(found), trees=trees, trainingRows=training_rows, inputs=10, rows=held_out)


def save(variant, model, path):
    start = time.perf_counter()
    VARIANTS[variant][0](model, path)
    emit("saved", variant=variant, ms=[millis(start)], bytes=os.path.getsize(path))


def prepare(source, *targets):
    model = one_thread(load_joblib(source))
    emit("modules", names=modules(model))
    for target in targets:
        path, variant = target.rsplit("=", 1)
        try:
            save(variant, model, path)
        except (ImportError, ValueError) as error:
            # joblib says ValueError where lz4 is missing
            emit("unavailable", variant=variant, reason=str(error))


def modules(model):
    """The modules of the estimators inside a model: what loading it imports first."""
    parts = [model, *(model.get_params().values() if hasattr(model, "get_params") else [])]
    return sorted({type(part).__module__ for part in parts if hasattr(part, "get_params")})


def serve(variant, path, rows_path, inputs, out_path, decades, cap, names):
    stages = [["main", STARTED]]
    load = VARIANTS[variant][1]
    import importlib

    import numpy

    rows = read_rows(rows_path, inputs)
    for name in filter(None, ["joblib", *names.split(",")]):
        importlib.import_module(name)
    stages.append(["library-ready", time.monotonic_ns()])
    model = load(path)
    stages.append(["opened", time.monotonic_ns()])
    first = predict(model, rows[:1])
    stages.append(["first-prediction", time.monotonic_ns()])
    kept = numpy.empty((len(rows), first.shape[1]))
    kept[0] = first
    served = serve_decades(model, rows, kept, stages, int(decades), int(cap))
    kept[: min(served, len(rows))].astype("<f8").tofile(out_path)
    emit("served", stages=stages)


def serve_decades(model, rows, kept, stages, decades, cap):
    import numpy

    served, target = 1, 1
    for decade in range(decades):
        pace = (stages[-1][1] - stages[-2][1]) / 1e6
        if decade > 0 and (stages[-1][1] - stages[0][1]) / 1e6 + 10 * pace > cap:
            break
        target *= 10
        while served < target:
            place = served % len(rows)
            end = min(place + target - served, len(rows))
            outputs = predict(model, rows[place:end])
            if served < len(rows):
                kept[place:end] = outputs
            elif not numpy.array_equal(outputs, kept[place:end], equal_nan=True):
                raise SystemExit("after %d predictions a row is predicted otherwise than at its first turn" % served)
            served += end - place
        stages.append(["served-%d" % target, time.monotonic_ns()])
    return served


def hold(variant, path, rows_path, inputs, out_path):
    """Predicts all rows, says so, and waits until its standard input ends."""
    rows = read_rows(rows_path, inputs)
    model = VARIANTS[variant][1](path)
    predict(model, rows).tofile(out_path)
    emit("held")
    sys.stdin.read()
    del model


def proportional_bytes(process):
    try:
        with open("/proc/%d/smaps_rollup" % process, encoding="ascii") as rollup:
            return next(int(line.split()[1]) * 1024 for line in rollup if line.startswith("Pss:"))
    except OSError:
        return None


def replicas(counts, *held):
    import subprocess

    counts = [int(count) for count in counts.split(",")]
    sums, processes = [], []
    try:
        while len(processes) < counts[-1]:
            command = [sys.executable, __file__, "hold", *held]
            processes.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
            if not processes[-1].stdout.readline():
                raise SystemExit("a process that was to hold the model ended")
            if len(processes) in counts:
                sums.append([proportional_bytes(process.pid) for process in processes])
    finally:
        for process in processes:
            process.kill()
            process.wait()
    if any(None in each for each in sums):
        emit("replicas")
    else:
        emit("replicas", pssBytes=[sum(each) for each in sums])


def measure(variant, path, rows_path, inputs, out_path, shots, *options):
    load = VARIANTS[variant][1]
    rows = read_rows(rows_path, inputs)
    model = load(path)
    first = predict(model, rows[:1])
    emit("first", outputs=first.shape[1], peakBytes=peak_bytes())
    measure_loads(load, path, rows, int(shots))
    one_thread(model)
    predict(model, rows).tofile(out_path)
    if "--predict" in options:
        measure_predictions(model, rows, int(shots))
    if "--save" in options:
        save(variant, model, options[options.index("--save") + 1])


def measure_loads(load, path, rows, shots):
    loads, firsts = [], []
    for _ in range(shots):
        gc.collect()
        start = time.perf_counter()
        model = load(path)
        loads.append(millis(start))
        del model
        gc.collect()
        start = time.perf_counter()
        model = load(path)
        model.predict(rows[:1])
        firsts.append(millis(start))
        del model
    emit("loaded", loadMs=loads, firstMs=firsts)


def measure_predictions(model, rows, shots):
    singles, batches = [], []
    for shot in range(shots + 1):
        start = time.perf_counter()
        for row in range(len(rows)):
            model.predict(rows[row : row + 1])
        single = millis(start)
        start = time.perf_counter()
        model.predict(rows)
        batch = millis(start)
        if shot > 0:  # the first one warms up
            singles.append(single)
            batches.append(batch)
    emit("predicted", singleMs=singles, batchMs=batches)


COMMANDS = {
    "describe": describe,
    "train": train,
    "prepare": prepare,
    "measure": measure,
    "serve": serve,
    "replicas": replicas,
    "hold": hold,
}

if __name__ == "__main__":
    COMMANDS[sys.argv[1]](*sys.argv[2:])
