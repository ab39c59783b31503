/**
 * Turns a recorded market in the public Exchange Stream format into commands. {@link
 * io.croupier.demo.importer.Recording} reads the file, {@link
 * io.croupier.demo.importer.MarketImporter} says what has to happen so that a book becomes the
 * recorded one, {@link io.croupier.demo.importer.MarketSteps} is told it step by step.
 */
package io.croupier.demo.importer;
