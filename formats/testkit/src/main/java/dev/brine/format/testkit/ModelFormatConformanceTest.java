package dev.brine.format.testkit;

import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ReadOptions;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests a format: extend this, return the format, done. Every rule runs for every variant; one that needs a trait which
 * the variant does not promise is skipped, and says so. A format that is only written skips the
 * rules that read, and may refuse a model, which is skipped too.
 *
 * <p>The rules are numbered; a rule's number is never used again.
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

    /**
     * Returns where the version lies in files of a variant, for rule 8; without an override, the rule is skipped. Version
     * 0 and version 2^15-1 MUST be ones that the format does not read.
     */
    protected Optional<VersionBytes> versionBytes(FormatVariant variant) {
        return Optional.empty();
    }

    /** Returns the files of released versions, for rule 14; without an override, those of the test resources' folder golden. */
    protected List<Path> goldenFiles() throws IOException {
        return GoldenFiles.find(getClass());
    }

    /**
     * Reads a file with a program that shares no code with the format, and compares; for rule 15. Without an override,
     * the rule is skipped.
     */
    protected void checkWithOracle(FormatVariant variant, byte[] file, SavedModel expected) throws IOException {
        Assumptions.abort("format '%s' has no independent reader here".formatted(format().name()));
    }

    @TestFactory
    Stream<DynamicNode> rule01to03ModelsComeBackBitForBit() {
        return isReadable() ? eachModel(subjects(), RoundTripRules::comesBack) : Stream.of(onlyWritten());
    }

    @TestFactory
    Stream<DynamicNode> rule01to03ModelsComeBackBitForBitMapped() {
        return eachFileMode(mode -> eachModel(
                FormatTrait.MAPPED,
                (subject, model) -> RoundTripRules.comesBackFromAFile(subject, model, mode, folder)));
    }

    @TestFactory
    Stream<DynamicNode> rule03TheDigestIsRecordedOnRequest() {
        return eachRead(RoundTripRules::recordsDigest);
    }

    @TestFactory
    Stream<DynamicNode> rule03TheDigestIsTheGoldenOne() {
        return eachRead(GoldenDigests::areKept);
    }

    @TestFactory
    Stream<DynamicNode> rule03ChannelsMayGiveAndTakeLittle() {
        return eachRead(ChannelRules::readsAndWritesInSmallSteps);
    }

    @TestFactory
    Stream<DynamicNode> rule04WritingTwiceGivesTheSameBytes() {
        return eachModel(FormatTrait.DETERMINISTIC, RoundTripRules::sameBytesEachTime);
    }

    @TestFactory
    Stream<DynamicNode> rule04AnotherProcessWritesTheSameBytes() {
        return each(subject -> {
            subject.assume(FormatTrait.DETERMINISTIC);
            OtherProcess.writesTheSameBytes(subject, folder);
        });
    }

    @TestFactory
    Stream<DynamicNode> rule05EveryTruncationIsRejected() {
        return eachRead(CorruptionRules::rejectsEveryTruncation);
    }

    @TestFactory
    Stream<DynamicNode> rule06EveryFlippedBitIsDetected() {
        return eachRead(CorruptionRules::detectsEveryFlippedBit);
    }

    @TestFactory
    Stream<DynamicNode> rule06NoFlippedBitDoesHarm() {
        return eachRead(CorruptionRules::survivesEveryFlippedBit);
    }

    @TestFactory
    Stream<DynamicNode> rule06NoFlippedBitGivesAWrongNumber() {
        return eachFileMode(mode -> each(subject -> {
            subject.assume(FormatTrait.MAPPED);
            subject.assume(FormatTrait.CHECKSUMMED);
            Assumptions.assumeTrue(mode.isChecked(), () -> mode + " reads without checks");
            CheckedReadRules.noFlippedBitGivesAWrongNumber(subject, mode, folder);
        }));
    }

    @TestFactory
    Stream<DynamicNode> rule07TrailingBytesAreRejected() {
        return eachRead(CorruptionRules::rejectsTrailingBytes);
    }

    @TestFactory
    Stream<DynamicNode> rule08WrongMagicIsRejected() {
        return eachRead(CorruptionRules::rejectsWrongMagic);
    }

    @TestFactory
    Stream<DynamicNode> rule08AnOlderVersionIsRejected() {
        return eachRead(subject -> CorruptionRules.rejectsVersion(subject, versionBytes(subject), 0));
    }

    @TestFactory
    Stream<DynamicNode> rule08ANewerVersionIsRejected() {
        return eachRead(subject -> CorruptionRules.rejectsVersion(subject, versionBytes(subject), Short.MAX_VALUE));
    }

    @TestFactory
    Stream<DynamicNode> rule09LimitsAreEnforced() {
        if (!isReadable()) {
            return Stream.of(onlyWritten());
        }
        return subjects()
                .map(subject -> DynamicContainer.dynamicContainer(
                        subject.toString(),
                        LimitRules.tinyLimits().entrySet().stream()
                                .map(limit -> DynamicTest.dynamicTest(
                                        limit.getKey().name(),
                                        () -> LimitRules.enforces(subject, limit.getKey(), limit.getValue())))));
    }

    @TestFactory
    Stream<DynamicNode> rule09LimitsAreCheckedBeforeAllocation() {
        return eachRead(LimitRules::refusesBeforeAllocating);
    }

    @TestFactory
    Stream<DynamicNode> rule10VerifyTouchesEveryByte() {
        return eachRead(ChannelRules::verifyTouchesEveryByte);
    }

    @TestFactory
    Stream<DynamicNode> rule11AWriterFailsWithItsSink() {
        return each(ChannelRules::failsWithItsSink);
    }

    @TestFactory
    Stream<DynamicNode> rule11AFailedSaveLeavesNothing() {
        return each(subject -> BrokenSaveRules.failedSaveLeavesNothing(subject, folder));
    }

    @TestFactory
    Stream<DynamicNode> rule11AFailedSaveKeepsTheOldFile() {
        return each(subject -> BrokenSaveRules.failedSaveKeepsTheOldFile(subject, folder));
    }

    @TestFactory
    Stream<DynamicNode> rule11AFullDiskKeepsTheOldFile() {
        return each(subject -> BrokenSaveRules.fullDiskKeepsTheOldFile(subject, folder));
    }

    @TestFactory
    Stream<DynamicNode> rule11AnInterruptedSaveKeepsTheOldFile() {
        return each(subject -> BrokenSaveRules.interruptionKeepsTheOldFile(subject, folder));
    }

    @TestFactory
    Stream<DynamicNode> rule12ClosingTwiceIsHarmless() {
        return eachRead(LifecycleRules::closesTwice);
    }

    @TestFactory
    Stream<DynamicNode> rule12TensorsOnTheHeapOutliveTheirFile() {
        return eachRead(LifecycleRules::heapOutlivesClose);
    }

    @TestFactory
    Stream<DynamicNode> rule12MappedTensorsAreRefusedAfterClose() {
        return eachFileMode(mode -> each(subject -> {
            subject.assume(FormatTrait.MAPPED);
            LifecycleRules.filesAreRefusedAfterClose(subject, mode, folder);
        }));
    }

    @TestFactory
    Stream<DynamicNode> rule13ThreadsShareAnInstance() {
        return eachRead(ThreadRules::threadsShareAnInstance);
    }

    @TestFactory
    Stream<DynamicNode> rule14FilesOfReleasedVersionsLoad() throws IOException {
        List<Path> files = goldenFiles();
        if (files.isEmpty()) {
            return Stream.of(skipped("format '%s' has no golden files".formatted(format().name())));
        }
        ModelFormat format = format();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(
                        String.valueOf(file.getFileName()),
                        () -> GoldenFiles.loads(format, ReadOptions.trusted(), file)));
    }

    @TestFactory
    Stream<DynamicNode> rule15AnIndependentReaderAgrees() {
        return eachModel(
                subjects(), (subject, model) -> checkWithOracle(subject.variant(), subject.write(model), model));
    }

    @TestFactory
    Stream<DynamicNode> rule16ContradictionsAreRefused() {
        return eachRead(Contradictions::areRefused);
    }

    /** Writes golden files, for a release: {@code -Dbrine.golden.release=v1 -Dbrine.golden.folder=...}. */
    @Test
    @EnabledIfSystemProperty(
            named = "brine.golden.folder",
            matches = ".+",
            disabledReason = "golden files are written at a release, on request")
    void writesGoldenFiles() throws IOException {
        GoldenFiles.write(
                format(),
                variants(),
                System.getProperty("brine.golden.release", "v1"),
                Path.of(System.getProperty("brine.golden.folder", "")));
    }

    private VersionBytes versionBytes(Subject subject) {
        Optional<VersionBytes> bytes = versionBytes(subject.variant());
        Assumptions.assumeTrue(bytes.isPresent(), () -> "%s does not say where its version lies".formatted(subject));
        return bytes.orElseThrow();
    }

    private Stream<Subject> subjects() {
        ModelFormat format = format();
        return variants().stream().map(variant -> new Subject(format, variant, readOptions(variant)));
    }

    private boolean isReadable() {
        return format().reader().isPresent();
    }

    private DynamicNode onlyWritten() {
        return skipped("format '%s' is only written, never read".formatted(format().name()));
    }

    private Stream<DynamicNode> eachRead(Rule rule) {
        return isReadable() ? each(rule) : Stream.of(onlyWritten());
    }

    private static Stream<DynamicNode> eachFileMode(Function<FileMode, Stream<DynamicNode>> tests) {
        return Arrays.stream(FileMode.values())
                .map(mode -> DynamicContainer.dynamicContainer(mode.name(), tests.apply(mode)));
    }

    private Stream<DynamicNode> each(Rule rule) {
        return subjects().map(subject -> DynamicTest.dynamicTest(subject.toString(), () -> rule.check(subject)));
    }

    private Stream<DynamicNode> eachModel(FormatTrait needed, ModelRule rule) {
        return subjects()
                .flatMap(subject -> subject.has(needed)
                        ? eachModel(Stream.of(subject), rule)
                        : Stream.of(skipped(subject.lacks(needed))));
    }

    private static Stream<DynamicNode> eachModel(Stream<Subject> subjects, ModelRule rule) {
        Map<String, SavedModel> models = ConformanceModels.all();
        return subjects.map(subject -> DynamicContainer.dynamicContainer(
                subject.toString(),
                models.entrySet().stream()
                        .map(model ->
                                DynamicTest.dynamicTest(model.getKey(), () -> rule.check(subject, model.getValue())))));
    }

    private static DynamicNode skipped(String reason) {
        return DynamicTest.dynamicTest(reason, () -> Assumptions.abort(reason));
    }

    @FunctionalInterface
    private interface Rule {
        void check(Subject subject) throws Exception;
    }

    @FunctionalInterface
    private interface ModelRule {
        void check(Subject subject, SavedModel model) throws IOException;
    }
}
