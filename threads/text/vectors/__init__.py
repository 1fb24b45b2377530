"""The multilingual sentence encoder: word pieces, the network in batches, and the vectors kept on disk."""

from threads.text.vectors.alone import PieceNetwork
from threads.text.vectors.network import SentenceNetwork
from threads.text.vectors.store import VectorStore, cache_folder, digest
from threads.text.vectors.wordpieces import WordPieces

__all__ = ["PieceNetwork", "SentenceNetwork", "VectorStore", "WordPieces", "cache_folder", "digest"]
