package io.croupier.journal.frame;

import java.util.List;

/** The files of one epoch's frames, oldest first; {@code name} is that of its folder. */
public record EpochFiles(long number, String name, List<FrameFile> files) {}
