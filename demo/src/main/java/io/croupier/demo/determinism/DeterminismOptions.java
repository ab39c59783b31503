package io.croupier.demo.determinism;

import io.croupier.testkit.InstalledJava;
import java.nio.file.Path;
import java.util.Collection;

/**
 * What is compared.
 *
 * @param commands of the journal.
 * @param seed of the commands.
 * @param quick few cells, but every value of each axis.
 * @param javas to run cells on.
 * @param keep folder for the journal and logs; null: a temporary one.
 */
public record DeterminismOptions(
    int commands, long seed, boolean quick, Collection<InstalledJava> javas, Path keep) {}
