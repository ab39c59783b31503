/**
 * The index of transaction ids: what the engine has forgotten of them, on disk, derived from the
 * journal and rebuilt from it where it is lost.
 */
package io.croupier.node.index;
