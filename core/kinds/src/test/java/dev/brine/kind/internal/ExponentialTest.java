package dev.brine.kind.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    private static final MathContext DIGITS = new MathContext(50);
    private static final double LARGEST_ERROR_ULPS = 0.52;
    private static final long SEED = 5;

    /** Bits of arguments and of what the GNU C library 2.36 returns for them. */
    private static final long[][] KNOWN = {
        {Double.doubleToRawLongBits(1.0), 0x4005bf0a8b145769L},
        {Double.doubleToRawLongBits(-1.0), 0x3fd78b56362cef38L},
        {Double.doubleToRawLongBits(0.5), 0x3ffa61298e1e069cL},
        {Double.doubleToRawLongBits(-0.001), 0x3feff7cfe56f1a9eL},
        {Double.doubleToRawLongBits(9.9999999999999995e-21), 0x3ff0000000000000L},
        {Double.doubleToRawLongBits(3.25), 0x4039ca53b781114bL},
        {Double.doubleToRawLongBits(-7.125), 0x3f4a5e96faf18f91L},
        {Double.doubleToRawLongBits(20.000001000000001), 0x41bceb0a70934231L},
        {Double.doubleToRawLongBits(-36.700000000000003), 0x3ca0998b04bdd190L},
        {Double.doubleToRawLongBits(100.0), 0x48f3494a9b171bf5L},
        {Double.doubleToRawLongBits(-250.5), 0x29585576b701d2b1L},
        {Double.doubleToRawLongBits(699.89999999999998), 0x7f0ac3c2d2582f8fL},
        {Double.doubleToRawLongBits(-699.89999999999998), 0xd32132bfae6577L},
        {Double.doubleToRawLongBits(0.33333333333333331), 0x3ff6546db1ba2d13L},
        {Double.doubleToRawLongBits(-0.69314718055994529), 0x3fe0000000000000L}
    };

    @Test
    void hasTheBitsOfTheGnuLibrary() {
        for (long[] pair : KNOWN) {
            double x = Double.longBitsToDouble(pair[0]);
            assertThat(Exponential.exp(x)).as("exp(%s)", x).isEqualTo(Double.longBitsToDouble(pair[1]));
        }
    }

    @Test
    void powersAreWithinABitMoreThanHalfAUnit() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            double x = random.nextGaussian() * (i % 2 == 0 ? 1 : 100);
            BigDecimal exact = power(new BigDecimal(x));
            assertThat(errorInUlps(Exponential.exp(x), exact)).as("exp(%s)", x).isLessThan(LARGEST_ERROR_ULPS);
        }
    }

    /** The power of a logarithm's error is the relative error of the argument. */
    @Test
    void logarithmsAreWithinABitMoreThanHalfAUnit() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            double x = i % 2 == 0 ? random.nextDouble() : StrictMath.exp(random.nextGaussian() * 50);
            double y = Exponential.log(x);
            BigDecimal error =
                    new BigDecimal(x).divide(power(new BigDecimal(y)), DIGITS).subtract(BigDecimal.ONE);
            assertThat(Math.abs(error.doubleValue()) / Math.ulp(y))
                    .as("log(%s)", x)
                    .isLessThan(LARGEST_ERROR_ULPS);
        }
    }

    @Test
    void limitsAreThoseOfTheMathematicalFunctions() {
        assertThat(Exponential.exp(0)).isEqualTo(1);
        assertThat(Exponential.exp(-0.0)).isEqualTo(1);
        assertThat(Exponential.exp(710)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Exponential.exp(-746)).isZero();
        assertThat(Exponential.exp(-744)).isEqualTo(StrictMath.exp(-744));
        assertThat(Exponential.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential.exp(Double.NaN)).isNaN();
        assertThat(Exponential.log(1)).isZero();
        assertThat(Exponential.log(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Exponential.log(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Exponential.log(Double.MIN_VALUE)).isEqualTo(StrictMath.log(Double.MIN_VALUE));
        assertThat(Exponential.log(-1)).isNaN();
    }

    private static double errorInUlps(double found, BigDecimal exact) {
        return new BigDecimal(found)
                .subtract(exact)
                .abs()
                .divide(new BigDecimal(Math.ulp(found)), DIGITS)
                .doubleValue();
    }

    /** The series of x / 2^12, squared twelve times. */
    private static BigDecimal power(BigDecimal x) {
        BigDecimal small = x.divide(new BigDecimal(1 << 12), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int i = 1; i < 40; i++) {
            term = term.multiply(small, DIGITS).divide(new BigDecimal(i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < 12; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }
}
