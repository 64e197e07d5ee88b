package dev.brine.format.sklearn.joblib;

import dev.brine.format.sklearn.pickle.Assembler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** Pickles that try to get something done through names that nothing is known about. */
final class InertPickles {
    private static final int MANY = 50_000;

    private InertPickles() {}

    private static Assembler pickle() {
        return new Assembler();
    }

    private static Assembler inert() {
        return pickle().global("lib.mod", "Thing");
    }

    private static Assembler stackGlobal(String module, String name) {
        return pickle().text(module).text(name).bytes(0x93);
    }

    /** Returns what names something dangerous, in a place each; to be refused as hostile. */
    static Map<String, byte[]> hostile() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        names(all);
        Assembler system = pickle().global("os", "system");
        byte[] dangerous = system.toBytes();
        all.put("reduced", pickle().raw(dangerous).text("id").code("\u0085R").stop());
        all.put("popped", pickle().code("N").raw(dangerous).code("0").stop());
        all.put("instance", pickle().code("(").text("id").code("ios\nsystem\n").stop());
        all.put(
                "object",
                pickle().code("(")
                        .global("subprocess", "Popen")
                        .text("id")
                        .code("o")
                        .stop());
        all.put(
                "named arguments",
                pickle().global("subprocess", "Popen")
                        .code(")}")
                        .text("args")
                        .text("id")
                        .code("s\u0092")
                        .stop());
        all.put(
                "argument of an inert call",
                inert().raw(dangerous).code("\u0085R").stop());
        all.put(
                "called by the result of an inert call",
                inert().code(")R")
                        .raw(dangerous)
                        .text("id")
                        .code("\u0086\u0085R")
                        .stop());
        all.put(
                "partial",
                pickle().global("functools", "partial")
                        .raw(dangerous)
                        .code("\u0085R")
                        .stop());
        all.put("key", pickle().code("}").raw(dangerous).code("Ns").stop());
        all.put(
                "element of a set",
                pickle().code("\u008f(").raw(dangerous).code("\u0090").stop());
        all.put(
                "state of an inert record",
                inert().code(")\u0081").raw(dangerous).code("b").stop());
        all.put(
                "attribute of an estimator in a pipeline",
                pickle().global("sklearn.pipeline", "Pipeline")
                        .code(")\u0081}")
                        .text("steps")
                        .code("]")
                        .text("clean")
                        .raw(inert().code(")\u0081}").toBytes())
                        .text("func")
                        .raw(dangerous)
                        .code("sb\u0086asb")
                        .stop());
        all.put(
                "type of an array",
                pickle().global("numpy", "dtype").raw(dangerous).code("\u0085R").stop());
        all.put(
                "class to remake",
                pickle().global("copy_reg", "_reconstructor")
                        .raw(dangerous)
                        .code("NN\u0087R")
                        .stop());
        all.put(
                "names from the memo",
                pickle().text("sklearn.svm")
                        .code("q\0")
                        .text("os")
                        .code("q\0000h\0")
                        .text("system")
                        .bytes(0x93)
                        .stop());
        all.put("second pickle", pickle().code("N.").raw(dangerous).stop());
        all.put("compressed", deflated(inert().raw(dangerous).code("\u0085R").stop()));
        all.put(
                "array of objects",
                arrayOfObjects(pickle().raw(dangerous).code("0N").stop()));
        textual(all);
        return all;
    }

    private static void names(Map<String, byte[]> all) {
        String[] names = {
            "os path.join",
            "builtins __import__",
            "__builtin__ eval",
            "__builtins__ exec",
            "nt system",
            "posix system",
            "numpy os.system",
            "lib.mod Thing.method.__globals__",
            "six.moves.builtins eval",
            "pathlib Path.unlink",
            "io open",
            "codecs open",
            "shutil rmtree",
            "socket socket",
            "importlib import_module",
            "runpy run_path",
            "ctypes CDLL",
            "pty spawn",
            "marshal loads",
            "_pickle loads",
            "joblib load",
            "numpy load",
            "pandas read_pickle",
            "torch.serialization load",
            "dill loads",
            "cloudpickle loads",
            "numpy.testing._private.utils runstring",
            "code InteractiveInterpreter",
            "multiprocessing.util spawnv_passfds",
            "asyncio.unix_events _UnixSelectorEventLoop",
            "urllib.request urlopen",
            "requests get",
            "webbrowser open",
            "timeit timeit",
            "bdb Bdb.run",
            "pip main",
            "pydoc pipepager",
            "builtins setattr",
            "builtins breakpoint",
            "copyreg add_extension",
            "commands getoutput",
            "sys setrecursionlimit",
            "uuid _get_command_stdout",
            "dill._dill _create_filehandle"
        };
        for (String name : names) {
            int space = name.indexOf(' ');
            all.put(
                    name,
                    stackGlobal(name.substring(0, space), name.substring(space + 1))
                            .stop());
        }
    }

    /** Names that a function is given as text. */
    private static void textual(Map<String, byte[]> all) {
        all.put(
                "getattr",
                pickle().global("builtins", "getattr")
                        .raw(inert().toBytes())
                        .text("__globals__")
                        .code("\u0086R")
                        .stop());
        all.put(
                "attrgetter",
                pickle().global("operator", "attrgetter")
                        .text("os.system")
                        .code("\u0085R")
                        .stop());
        all.put(
                "methodcaller",
                pickle().global("_operator", "methodcaller")
                        .text("__reduce__")
                        .code("\u0085R")
                        .stop());
        all.put(
                "subimport",
                pickle().global("cloudpickle.cloudpickle", "subimport")
                        .text("os")
                        .code("\u0085R")
                        .stop());
        all.put(
                "dill import",
                pickle().global("dill._dill", "_import_module")
                        .text("os.path")
                        .code("\u0085R")
                        .stop());
        all.put(
                "dill type",
                pickle().global("dill._dill", "_load_type")
                        .text("FileType")
                        .code("\u0085R")
                        .stop());
        all.put(
                "dill evaluates",
                pickle().global("dill._dill", "_eval_repr")
                        .text("__import__('os').system('id')")
                        .code("\u0085R")
                        .stop());
    }

    /** Returns what is read as records, or refused for what it contradicts. */
    static Map<String, byte[]> harmless() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "called again and again",
                inert().code(")R").code(")R".repeat(MANY)).stop());
        all.put(
                "deep in arguments",
                inert().code("\u0094")
                        .code("h\0".repeat(MANY))
                        .code("N")
                        .code("\u0085R".repeat(MANY + 1))
                        .stop());
        all.put("in itself", inert().code(")\u0081\u0094h\0b").stop());
        all.put("element of itself", inert().code(")\u0081\u0094h\0a").stop());
        all.put("key of itself", inert().code(")\u0081\u0094h\0h\0s").stop());
        all.put(
                "key in a tuple",
                pickle().code("}")
                        .raw(inert().code(")R\u0085").toBytes())
                        .code("Ns")
                        .stop());
        all.put(
                "element of a set",
                pickle().code("\u008f(")
                        .raw(inert().code(")R").toBytes())
                        .code("\u0090")
                        .stop());
        all.put("a state for a name", inert().code("}").text("a").code("Nsb").stop());
        all.put("keys of a state", inert().code(")\u0081}NNsb").stop());
        all.put("named arguments", inert().code(")}").text("a").code("Ns\u0092").stop());
        all.put(
                "class that is a record",
                pickle().global("copyreg", "__newobj__")
                        .raw(inert().code(")R").toBytes())
                        .code("\u0085R")
                        .stop());
        all.put(
                "type of an array",
                pickle().global("numpy", "dtype")
                        .raw(inert().code(")R").toBytes())
                        .code("\u0085R")
                        .stop());
        all.put(
                "shape of an array",
                pickle().global("numpy.core.numeric", "_frombuffer")
                        .code("(C\0")
                        .raw(f8())
                        .raw(inert().toBytes())
                        .text("C")
                        .code("tR")
                        .stop());
        all.put(
                "class of an array",
                pickle().global("numpy.core.multiarray", "_reconstruct")
                        .raw(inert().toBytes())
                        .code("K\0\u0085C\u0001b\u0087R(K\u0001)NNNtb")
                        .stop());
        all.put(
                "state of an array",
                pickle().global("numpy.core.multiarray", "_reconstruct")
                        .global("numpy", "ndarray")
                        .code("K\0\u0085C\u0001b\u0087R")
                        .raw(inert().toBytes())
                        .code("b")
                        .stop());
        all.put(
                "name of an attribute",
                pickle().global("sklearn.svm", "SVC")
                        .code(")\u0081}")
                        .raw(inert().toBytes())
                        .code("Nsb")
                        .stop());
        all.put(
                "state of an estimator",
                pickle().global("sklearn.svm", "SVC")
                        .code(")\u0081")
                        .raw(inert().toBytes())
                        .code("b")
                        .stop());
        all.put(
                "module name",
                pickle().raw(inert().toBytes()).text("x").bytes(0x93).stop());
        all.put(
                "code",
                pickle().global("types", "CodeType").code("K\u0001\u0085R").stop());
        all.put(
                "bound method",
                pickle().global("builtins", "getattr")
                        .raw(inert().code(")R").toBytes())
                        .text("fit")
                        .code("\u0086R)R")
                        .stop());
        all.put(
                "look-alike",
                pickle().text("\uff4f\uff53")
                        .text("system")
                        .bytes(0x93)
                        .text("id")
                        .code("\u0085R")
                        .stop());
        all.put("other case", stackGlobal("OS", "System").stop());
        all.put("space", stackGlobal("os ", "system").stop());
        all.put("empty names", stackGlobal("", "").stop());
        all.put(
                "line break in a name",
                stackGlobal("a\nb", "c\u001b[2J").code(")R").stop());
        all.put(
                "array by a function that makes arrays",
                pickle().global("dill._dill", "_create_array")
                        .code("\u0094h\0)N\u0087R")
                        .stop());
        pandas(all);
        return all;
    }

    private static byte[] f8() {
        return pickle().global("numpy", "dtype").text("f8").code("\u0085R").toBytes();
    }

    private static void pandas(Map<String, byte[]> all) {
        Assembler index =
                pickle().global("pandas.core.indexes.base", "_new_Index").global("pandas", "Index");
        all.put(
                "index of itself",
                index.code("}\u0094\u0086R\u0094h\0")
                        .text("data")
                        .code("h\u0001s0")
                        .stop());
        all.put("range without end", range(0, Long.MAX_VALUE, 1));
        all.put("range that stands", range(0, 9, 0));
        all.put("range past the end", range(Long.MIN_VALUE, 5, Long.MAX_VALUE));
        all.put(
                "series of itself",
                pickle().global("pandas", "Series")
                        .code(")\u0081\u0094}")
                        .text("_mgr")
                        .code("h\0sbh\0(]]h\0ae]tb")
                        .stop());
        all.put(
                "categories of themselves",
                pickle().global("pandas", "Categorical")
                        .code(")\u0081\u0094}(")
                        .text("_categories")
                        .code("h\0")
                        .text("_codes")
                        .code("h\0ub")
                        .stop());
    }

    private static byte[] range(long start, long stop, long step) {
        return pickle().global("pandas.core.indexes.base", "_new_Index")
                .global("pandas", "RangeIndex")
                .code("}(")
                .text("start")
                .code("\u008a\b")
                .integer(start, 8)
                .text("stop")
                .code("\u008a\b")
                .integer(stop, 8)
                .text("step")
                .code("\u008a\b")
                .integer(step, 8)
                .code("u\u0086R")
                .stop();
    }

    private static byte[] arrayOfObjects(byte[] nested) {
        return pickle().global("joblib.numpy_pickle", "NumpyArrayWrapper")
                .code(")\u0081}(")
                .text("subclass")
                .global("numpy", "ndarray")
                .text("shape")
                .code("K\u0001\u0085")
                .text("order")
                .text("C")
                .text("dtype")
                .global("numpy", "dtype")
                .text("O8")
                .code("\u0085Rub")
                .raw(nested)
                .stop();
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(target)) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toByteArray();
    }
}
