/** The journal on disk: data folder, Chronicle Queue medium, outcome log, page toucher. */
package io.croupier.journal.chronicle;
