/**
 * The journal's frames: layout, writing, verifying, chain, recovery scan.
 *
 * <p>Pure: no thread, no clock, no file. Bytes come from and go to a {@link
 * io.croupier.journal.frame.Medium}; time is an argument.
 */
package io.croupier.journal.frame;
