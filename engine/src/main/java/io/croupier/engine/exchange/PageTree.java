package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;
import java.util.Arrays;

/**
 * Which ranks of each half, a side of a runner, are in use: pages of 64 ranks, found over nodes of
 * 64 children, one above the pages of a ladder of up to 4,096 prices, two above those of a longer
 * one. A bit for each rank, page and node in use leads to the first in as many steps as there are
 * levels. Pages and nodes come from pools with their first rank and go back with their last.
 *
 * <p><b>Guarantees:</b> nothing takes longer for more ranks; a half without ranks takes four bytes;
 * while a page is {@link #left}, or the {@link #page} of a rank is there, the rank can be used.
 *
 * <p>Owned by the engine thread.
 */
final class PageTree {
  /** No rank. */
  static final int NONE = -1;

  static final int PAGE_BITS = 6;

  private static final int CHILD_BITS = 6;
  private static final int CHILDREN = 1 << CHILD_BITS;
  private static final int ROOT_SHIFT = PAGE_BITS + CHILD_BITS;

  /** By half: the node above its pages; minus the node above those nodes where there are two. */
  private final int[] roots;

  private final long[] ranksOfPage;
  private final int[] nextFreePage;
  private final long[] childrenOfNode;
  private final int[] child;
  private final int[] nextFreeNode;
  private int firstFreePage;
  private int highestPage;
  private int usedPages;
  private int firstFreeNode;
  private int highestNode;
  private int foundRank;

  /** Makes room for so many pages; nodes there are enough for any. */
  PageTree(int halves, int capacity) {
    roots = new int[halves];
    ranksOfPage = new long[capacity + 1];
    nextFreePage = new int[capacity + 1];
    childrenOfNode = new long[capacity + Math.min(halves, capacity) + 1];
    child = new int[childrenOfNode.length * CHILDREN];
    nextFreeNode = new int[childrenOfNode.length];
  }

  /** Whether a ladder of so many prices needs two nodes above a page. */
  static boolean isTall(int ranks) {
    return ranks > 1 << ROOT_SHIFT;
  }

  /** One more than the highest page that there can be. */
  int pages() {
    return ranksOfPage.length;
  }

  /** The page of a rank; 0 when it has none. */
  int page(int half, int rank) {
    int root = roots[half];
    int node = root < 0 ? child[-root << CHILD_BITS | rank >>> ROOT_SHIFT] : root;
    return child[node << CHILD_BITS | place(rank)];
  }

  /** How many pages are left. */
  int left() {
    return ranksOfPage.length - 1 - usedPages;
  }

  /** Uses a rank from now on, and gives its page; there must be room. */
  int use(int half, boolean tall, int rank) {
    if (roots[half] == 0) {
      roots[half] = tall ? -takeNode() : takeNode();
    }
    int root = roots[half];
    int node = root < 0 ? nodeOf(-root, rank >>> ROOT_SHIFT) : root;
    int at = node << CHILD_BITS | place(rank);
    if (child[at] == 0) {
      child[at] = takePage();
      childrenOfNode[node] |= 1L << place(rank);
    }
    ranksOfPage[child[at]] |= 1L << rank;
    return child[at];
  }

  /** Uses a rank, which is in use, no more. */
  void leave(int half, int rank) {
    int root = roots[half];
    int node = root < 0 ? child[-root << CHILD_BITS | rank >>> ROOT_SHIFT] : root;
    int page = child[node << CHILD_BITS | place(rank)];
    ranksOfPage[page] &= ~(1L << rank);
    if (ranksOfPage[page] != 0) {
      return;
    }
    nextFreePage[page] = firstFreePage;
    firstFreePage = page;
    usedPages--;
    if (leaveChild(node, place(rank)) && (root > 0 || leaveChild(-root, rank >>> ROOT_SHIFT))) {
      roots[half] = 0;
    }
  }

  /** The lowest rank in use; NONE when there is none. */
  int first(int half) {
    return firstPage(half) == 0 ? NONE : foundRank;
  }

  /** The page of the lowest rank in use, which {@link #foundRank} then tells; 0 for none. */
  int firstPage(int half) {
    int root = roots[half];
    if (root == 0) {
      return 0;
    }
    int above = 0;
    int node = root;
    if (root < 0) {
      above = Long.numberOfTrailingZeros(childrenOfNode[-root]);
      node = child[-root << CHILD_BITS | above];
    }
    return firstOf(node, childrenOfNode[node], above);
  }

  /** The rank that was found last. */
  int foundRank() {
    return foundRank;
  }

  /** The lowest rank in use from {@code rank} on; NONE when there is none. */
  int from(int half, int rank) {
    int root = roots[half];
    int above = rank >>> ROOT_SHIFT;
    if (root == 0 || above >= CHILDREN || root > 0 && above > 0) {
      return NONE;
    }
    int node = root < 0 ? child[-root << CHILD_BITS | above] : root;
    long ranks = ranksOfPage[child[node << CHILD_BITS | place(rank)]] & -1L << rank;
    if (ranks != 0) {
      return rank & -1 << PAGE_BITS | Long.numberOfTrailingZeros(ranks);
    }
    long behind = childrenOfNode[node] & -2L << place(rank);
    if (behind == 0 && root < 0) {
      long nodesBehind = childrenOfNode[-root] & -2L << above;
      if (nodesBehind == 0) {
        return NONE;
      }
      above = Long.numberOfTrailingZeros(nodesBehind);
      node = child[-root << CHILD_BITS | above];
      behind = childrenOfNode[node];
    }
    return behind == 0 || firstOf(node, behind, above) == 0 ? NONE : foundRank;
  }

  /** Uses no rank any more. */
  void clear() {
    Arrays.fill(roots, 0);
    Arrays.fill(ranksOfPage, 0);
    Arrays.fill(childrenOfNode, 0);
    Arrays.fill(child, 0);
    firstFreePage = 0;
    highestPage = 0;
    usedPages = 0;
    firstFreeNode = 0;
    highestNode = 0;
  }

  private int firstOf(int node, long children, int above) {
    int at = Long.numberOfTrailingZeros(children);
    int page = child[node << CHILD_BITS | at];
    foundRank =
        (above << CHILD_BITS | at) << PAGE_BITS | Long.numberOfTrailingZeros(ranksOfPage[page]);
    return page;
  }

  private int nodeOf(int root, int place) {
    int at = root << CHILD_BITS | place;
    if (child[at] == 0) {
      child[at] = takeNode();
      childrenOfNode[root] |= 1L << place;
    }
    return child[at];
  }

  /** Whether the node went back to its pool with this child. */
  private boolean leaveChild(int node, int place) {
    child[node << CHILD_BITS | place] = 0;
    childrenOfNode[node] &= ~(1L << place);
    if (childrenOfNode[node] != 0) {
      return false;
    }
    nextFreeNode[node] = firstFreeNode;
    firstFreeNode = node;
    return true;
  }

  private int takePage() {
    usedPages++;
    if (firstFreePage == 0) {
      Invariant.check(++highestPage < ranksOfPage.length, "a page was used that is not there");
      return highestPage;
    }
    int page = firstFreePage;
    firstFreePage = nextFreePage[page];
    return page;
  }

  private int takeNode() {
    if (firstFreeNode == 0) {
      Invariant.check(++highestNode < childrenOfNode.length, "more nodes than pages");
      return highestNode;
    }
    int node = firstFreeNode;
    firstFreeNode = nextFreeNode[node];
    return node;
  }

  private static int place(int rank) {
    return rank >>> PAGE_BITS & CHILDREN - 1;
  }
}
