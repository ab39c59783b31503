/**
 * Typed, validated settings: a HOCON file, over the defaults of {@code croupier.conf}, becomes a
 * tree of immutable records, or all its mistakes at once. Start at {@link
 * io.croupier.config.Settings#load}.
 */
package io.croupier.config;
