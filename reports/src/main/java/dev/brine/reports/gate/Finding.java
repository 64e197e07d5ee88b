package dev.brine.reports.gate;

/** What the judging and confirming pairs of a row say, before spread and interval are looked at. */
enum Finding {
    CONFIRMED,
    NOT_YET_CONFIRMED,
    NOT_REPEATED,
    SLOWER_BUT_CONTAMINATED,
    FASTER,
    FASTER_BUT_CONTAMINATED,
    NONE
}
