/**
 * A simulated disk as a {@link java.nio.file.FileSystem}: what is not forced may be lost with the
 * power, page by page, and whatever is asked of it may fail when that is drawn.
 */
package io.croupier.simulator.disk;
