/** What all commands of the launcher do alike, however different what they are called for. */
package io.croupier.config.call;
