package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;

/** Operands as text, of protocol 0. */
final class TextOperands {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]++");
    private static final Pattern REAL =
            Pattern.compile("[-+]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][-+]?[0-9]{1,9}+)?");
    private static final Map<String, Double> CONSTANTS =
            Map.of("nan", Double.NaN, "inf", Double.POSITIVE_INFINITY, "-inf", Double.NEGATIVE_INFINITY);
    private static final int MAX_MEMO_DIGITS = 18;
    private static final int MAX_INTEGER_DIGITS = 2_500;
    private static final int MAX_REAL_CHARACTERS = 1_000;
    private static final int MAX_LINE_BYTES = 1 << 28;
    private static final int HEXADECIMAL = 16;

    private TextOperands() {}

    static long memoNumber(PickleMachine machine) throws IOException {
        String line = machine.in().readLine("a memo number", MAX_MEMO_DIGITS);
        if (!INTEGER.matcher(line).matches() || line.startsWith("-")) {
            throw machine.corrupt("memo number '%s', expected digits".formatted(StreamOrigin.shown(line)));
        }
        return Long.parseLong(line);
    }

    /** Returns the operand of INT, where 00 and 01 are truth values, or of LONG, which ends in L. */
    static Object integer(PickleMachine machine) throws IOException {
        String line = machine.in().readLine("an integer", MAX_INTEGER_DIGITS);
        if (line.equals("00") || line.equals("01")) {
            return line.equals("01");
        }
        String digits = line.endsWith("L") ? line.substring(0, line.length() - 1) : line;
        if (!INTEGER.matcher(digits).matches()) {
            throw machine.corrupt("integer '%s', expected digits".formatted(StreamOrigin.shown(line)));
        }
        return LiteralOperations.number(new BigInteger(digits));
    }

    static double real(PickleMachine machine) throws IOException {
        String line = machine.in().readLine("a float", MAX_REAL_CHARACTERS);
        Double constant = CONSTANTS.get(line);
        if (constant != null) {
            return constant;
        }
        if (!REAL.matcher(line).matches()) {
            throw machine.corrupt("float '%s', expected a decimal number".formatted(StreamOrigin.shown(line)));
        }
        return Double.parseDouble(line);
    }

    /** Returns Python 2's str in quotes with backslash escapes. */
    static String quoted(PickleMachine machine) throws IOException {
        String line = line(machine);
        int last = line.length() - 1;
        boolean isQuoted =
                last >= 1 && (line.charAt(0) == '\'' || line.charAt(0) == '"') && line.charAt(last) == line.charAt(0);
        if (!isQuoted) {
            throw machine.corrupt("text %s, expected quotes around it".formatted(StreamOrigin.shown(line)));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < last; i++) {
            char c = line.charAt(i);
            if (c != '\\') {
                text.append(c);
            } else if (line.charAt(i + 1) == 'x') {
                text.append((char) hexadecimal(machine, line, i + 2, 2));
                i += 3;
            } else {
                text.append(escape(machine, line.charAt(++i)));
            }
        }
        return text.toString();
    }

    private static char escape(PickleMachine machine, char letter) throws IOException {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '\\', '\'', '"' -> letter;
            default -> throw machine.corrupt("text with the escape \\%s".formatted(StreamOrigin.shown("" + letter)));
        };
    }

    /** Returns a str in raw-unicode-escape: one character a byte, but \\u and four, \\U and eight digits. */
    static String escaped(PickleMachine machine) throws IOException {
        String line = line(machine);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char kind = line.charAt(i) == '\\' && i + 1 < line.length() ? line.charAt(i + 1) : ' ';
            int digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
            if (digits == 0) {
                text.append(line.charAt(i));
            } else {
                text.appendCodePoint(codePoint(machine, line, i + 2, digits));
                i += 1 + digits;
            }
        }
        return text.toString();
    }

    private static int codePoint(PickleMachine machine, String line, int start, int digits) throws IOException {
        long codePoint = hexadecimal(machine, line, start, digits);
        if (codePoint > Character.MAX_CODE_POINT) {
            throw machine.corrupt("text with the character 0x%x, which is none".formatted(codePoint));
        }
        return (int) codePoint;
    }

    private static long hexadecimal(PickleMachine machine, String line, int start, int digits) throws IOException {
        long value = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = i < line.length() ? Character.digit(line.charAt(i), HEXADECIMAL) : -1;
            if (digit < 0) {
                throw machine.corrupt("text with an escape of less than %d hexadecimal digits".formatted(digits));
            }
            value = value * HEXADECIMAL + digit;
        }
        return value;
    }

    private static String line(PickleMachine machine) throws IOException {
        String line = machine.in().readLine("a text", MAX_LINE_BYTES);
        machine.count(2L * line.length());
        return line;
    }
}
