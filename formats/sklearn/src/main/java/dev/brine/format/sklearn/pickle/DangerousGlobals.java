package dev.brine.format.sklearn.pickle;

import dev.brine.error.UnsupportedModelException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Globals that no model needs and that attacks name: they refuse the file wherever they stand and whatever would be done
 * with them. The list only chooses the message; what is not on it is not run either.
 */
final class DangerousGlobals {
    /** Groups of modules, classes and functions, behind what they do; all that lies in one of them belongs to it. */
    private static final String LIST = """
            runs programs: os posix nt subprocess _posixsubprocess _winapi commands popen2 pty asyncio multiprocessing \
            concurrent.futures pip ensurepip venv webbrowser antigravity distutils.spawn distutils.core distutils.command \
            distutils.ccompiler distutils.util uuid._get_command_stdout platform pipes _osx_support _aix_support \
            test.support torch._inductor torch.utils.collect_env \
            torch.utils.cpp_extension numpy.distutils pexpect paramiko
            runs Python code: builtins.eval builtins.exec builtins.execfile builtins.compile builtins.apply \
            builtins.__build_class__ runpy code.InteractiveInterpreter code.InteractiveConsole code.interact codeop timeit \
            cProfile profile.run profile.runctx profile.Profile _lsprof pdb bdb trace.Trace doctest idlelib lib2to3 IPython \
            execnet threading.Thread threading.Timer _thread thread _interpreters _xxsubinterpreters atexit.register unittest \
            compileall py_compile numpy.f2py numpy.testing pandas.eval pandas.core.computation torch._dynamo torch.fx torch.jit \
            torch.utils.bottleneck dill.source sympy.sympify sympy.parsing sympy.core.sympify
            imports modules: builtins.__import__ builtins.reload importlib imp _imp pkgutil zipimport zipimporter pydoc \
            _frozen_importlib _frozen_importlib_external site.addsitedir site.main site.execsitecustomize \
            site.execusercustomize logging.config ctypes _ctypes cffi numpy.ctypeslib numpy.lib.utils copyreg.add_extension
            reaches every object of the process: builtins.globals builtins.locals builtins.vars builtins.setattr \
            builtins.delattr builtins.dir sys gc inspect.currentframe inspect.stack signal _signal resource faulthandler winreg _winreg \
            msvcrt builtins.breakpoint builtins.exit builtins.quit builtins.help builtins.input builtins.raw_input
            reads or changes files: builtins.open builtins.file io.open io.open_code io.FileIO _io.open _io.open_code _io.FileIO \
            codecs.open shutil tempfile fileinput glob linecache mmap zipfile tarfile gzip bz2 lzma sqlite3 _sqlite3 \
            logging.FileHandler logging.handlers numpy.fromfile numpy.savetxt numpy.loadtxt numpy.genfromtxt distutils.file_util \
            distutils.dir_util dill._dill._create_filehandle filecmp syslog select selectors
            loads other files of objects: pickle _pickle cPickle marshal shelve dbm jsonpickle yaml joblib.load \
            joblib.numpy_pickle.load joblib.numpy_pickle.load_temporary_memmap joblib.Parallel joblib.parallel numpy.load \
            numpy.lib.npyio numpy.lib._npyio_impl pandas.read_pickle pandas.io.pickle torch.load torch.serialization torch.hub \
            torch.utils._config_module torch.utils.data.datapipes dill.load dill.loads dill.load_session dill.load_module \
            dill.session dill._dill.load dill._dill.loads cloudpickle.load cloudpickle.loads cloudpickle.cloudpickle.load \
            cloudpickle.cloudpickle.loads cloudpickle.cloudpickle_fast.loads keras.models.load_model skops.io
            uses the network: socket _socket ssl _ssl urllib.request urllib.robotparser urllib.urlopen urllib2 urllib3 \
            http.client http.server httplib httplib2 httpx requests aiohttp ftplib smtplib smtpd poplib imaplib telnetlib \
            nntplib xmlrpc xmlrpclib socketserver SocketServer wsgiref boto3 botocore pycurl
            """;

    private static final Map<String, String> DOES = new HashMap<>();

    static {
        LIST.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            for (String name : line.substring(colon + 2).split(" ", -1)) {
                DOES.put(name, line.substring(0, colon));
            }
        });
    }

    /** Modules that many others hold as an attribute, so that a name with dots reaches them. */
    private static final Set<String> HELD_BY_OTHERS = Set.of(
            "os",
            "posix",
            "nt",
            "sys",
            "subprocess",
            "builtins",
            "importlib",
            "shutil",
            "socket",
            "ctypes",
            "pty",
            "runpy");

    /** Attributes by which Python reaches from any value to everything else. */
    private static final Pattern INNER = Pattern.compile(
            "__(?!(?:main|mp_main|init|new|call|getitem|len|newobj|newobj_ex)__).*__|func_globals|f_globals|f_builtins");
    /** Methods that open, change or remove what a path names. */
    private static final Pattern FILE_OF_PATH = Pattern.compile("pathlib(?:\\._local)?\\.[A-Za-z]+\\..*");

    private DangerousGlobals() {}

    /**
     * Checks a name.
     *
     * @param name module and name, joined by a dot
     * @throws UnsupportedModelException if it is dangerous
     */
    static void check(String name, BuildContext context) throws UnsupportedModelException {
        String does = does(name.replaceFirst("^__builtins?__\\.", "builtins."));
        if (does != null) {
            throw hostile(name, does, context);
        }
    }

    static UnsupportedModelException hostile(String name, String does, BuildContext context) {
        return context.unsupported("global '%s' %s: the file is hostile and refused; nothing was run"
                .formatted(StreamOrigin.shown(name), does));
    }

    private static @Nullable String does(String name) {
        for (int end = name.indexOf('.'); end >= 0; end = name.indexOf('.', end + 1)) {
            String does = DOES.get(name.substring(0, end));
            if (does != null) {
                return does;
            }
        }
        if (DOES.containsKey(name)) {
            return DOES.get(name);
        }
        for (String part : name.split("\\.", -1)) {
            if (HELD_BY_OTHERS.contains(part) && !name.startsWith("builtins.")) {
                return "reaches the module " + part;
            }
            if (INNER.matcher(part).matches()) {
                return "reaches into Python itself";
            }
        }
        return FILE_OF_PATH.matcher(name).matches() ? "reads or changes files" : null;
    }
}
