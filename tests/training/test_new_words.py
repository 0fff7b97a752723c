"""What is new in the words of newer sentences."""

from training.new_words import known_words, new_words

JUDGED = ["云溪县组织法治宣传活动。", "云溪县调解邻里纠纷。"]


def test_words_of_judged_sentences_are_not_new() -> None:
    told = new_words(JUDGED, ["a", "b"], known_words(JUDGED))
    assert (told.share, told.words) == (0.0, ())


def test_the_share_counts_words_and_figures_are_no_words() -> None:
    told = new_words(["法治 2024 99"], ["a"], known_words(JUDGED))
    assert told.share == 0.0
    told = new_words(["法治算法"], ["a"], known_words(JUDGED))
    assert (told.share, told.words) == (0.5, (("算法", 1),))


def test_a_word_of_one_report_alone_is_not_listed_where_there_are_several() -> None:
    texts = ["青岚区组织算法宣传。", "柏河镇组织算法宣传。", "青岚区组织算法活动。"]
    told = new_words(texts, ["a", "b", "a"], known_words(JUDGED))
    assert [word for word, _ in told.words] == ["算法"]
    assert told.words[0][1] == 3


def test_nothing_to_read_is_nothing_new() -> None:
    told = new_words([], [], set())
    assert (told.sentences, told.share) == (0, 0.0)
