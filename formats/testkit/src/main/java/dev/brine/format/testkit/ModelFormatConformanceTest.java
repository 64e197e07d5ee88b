package dev.brine.format.testkit;

import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ReadOptions;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests a format: extend this, return the format, done. Every rule runs for every variant; one that needs a trait which
 * the variant does not promise is skipped, and says so.
 *
 * <p>The rules are numbered as in the kit's page of the documentation; a rule's number is never used again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ModelFormatConformanceTest {
    @TempDir
    Path folder;

    /** For subclasses. */
    protected ModelFormatConformanceTest() {}

    /** Returns the format to test; called often. */
    protected abstract ModelFormat format();

    /** Returns the variants to test; without an override, all of them. */
    protected List<FormatVariant> variants() {
        return format().variants();
    }

    /** Returns how files of a variant are read; without an override, trusted where it is unsafe with other files. */
    protected ReadOptions readOptions(FormatVariant variant) {
        return variant.has(FormatTrait.UNTRUSTED_INPUT) ? ReadOptions.defaults() : ReadOptions.trusted();
    }

    @TestFactory
    Stream<DynamicNode> rule01to03ModelsComeBackBitForBit() {
        return eachModel(RoundTripRules::comesBack);
    }

    @TestFactory
    Stream<DynamicNode> rule01to03ModelsComeBackBitForBitMapped() {
        return eachModel((subject, model) -> RoundTripRules.comesBackMapped(subject, model, folder));
    }

    @TestFactory
    Stream<DynamicNode> rule03TheDigestIsRecordedOnRequest() {
        return each(RoundTripRules::recordsDigest);
    }

    @TestFactory
    Stream<DynamicNode> rule04WritingTwiceGivesTheSameBytes() {
        return eachModel(RoundTripRules::sameBytesEachTime);
    }

    @TestFactory
    Stream<DynamicNode> rule07TrailingBytesAreRejected() {
        return each(CorruptionRules::rejectsTrailingBytes);
    }

    @TestFactory
    Stream<DynamicNode> rule09LimitsAreEnforced() {
        return subjects()
                .map(subject -> DynamicContainer.dynamicContainer(
                        subject.toString(),
                        LimitRules.tinyLimits().entrySet().stream()
                                .map(limit -> DynamicTest.dynamicTest(
                                        limit.getKey(),
                                        () -> LimitRules.enforces(subject, limit.getKey(), limit.getValue())))));
    }

    @TestFactory
    Stream<DynamicNode> rule09LimitsAreCheckedBeforeAllocation() {
        return each(LimitRules::refusesBeforeAllocating);
    }

    @TestFactory
    Stream<DynamicNode> rule12ClosingTwiceIsHarmless() {
        return each(LifecycleRules::closesTwice);
    }

    @TestFactory
    Stream<DynamicNode> rule12TensorsOnTheHeapOutliveTheirFile() {
        return each(LifecycleRules::heapOutlivesClose);
    }

    @TestFactory
    Stream<DynamicNode> rule12MappedTensorsAreRefusedAfterClose() {
        return each(subject -> LifecycleRules.mappedIsRefusedAfterClose(subject, folder));
    }

    private Stream<Subject> subjects() {
        ModelFormat format = format();
        return variants().stream().map(variant -> new Subject(format, variant, readOptions(variant)));
    }

    private Stream<DynamicNode> each(Rule rule) {
        return subjects().map(subject -> DynamicTest.dynamicTest(subject.toString(), () -> rule.check(subject)));
    }

    private Stream<DynamicNode> eachModel(ModelRule rule) {
        Map<String, SavedModel> models = ConformanceModels.all();
        return subjects()
                .map(subject -> DynamicContainer.dynamicContainer(
                        subject.toString(),
                        models.entrySet().stream()
                                .map(model -> DynamicTest.dynamicTest(
                                        model.getKey(), () -> rule.check(subject, model.getValue())))));
    }

    @FunctionalInterface
    private interface Rule {
        void check(Subject subject) throws IOException;
    }

    @FunctionalInterface
    private interface ModelRule {
        void check(Subject subject, SavedModel model) throws IOException;
    }
}
