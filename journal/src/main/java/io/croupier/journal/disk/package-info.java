/** The steps in which files of a data folder come, go and reach the disk. */
package io.croupier.journal.disk;
