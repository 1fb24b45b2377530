"""Threads (Meta's) as it is copied: "name / 3h / words", then bare counts of likes, replies, reposts."""

from __future__ import annotations

from threads.parsers.shared.copied.screen import Screen, pattern

THREADS = Screen(
    name="Threads",
    signs=(
        pattern(r"thread|threads|스레드|串文"),
        pattern(r"log in to see more replies\.?|view activity|활동 보기|查看动态|查看動態|view insights"),
        pattern(r"[\d.,]+\s?[KMk万만]?\s?views|조회 [\d.,]+\S*회|[\d.,]+\s?万?次浏览"),
        pattern(r"reply to \S+.{0,3}|.*님에게 답글 남기기.{0,3}|回复\s?\S+…"),
        pattern(r"translate|번역하기|번역 보기|翻译|翻譯"),
        pattern(r"top|most recent|related threads|관련 스레드|인기순|for you|following"),
        pattern(r"[a-z0-9._]{3,30}"),
        pattern(r"repost|리포스트|转发|转帖|轉發"),
        pattern(r"author|작성자|作者|first thread|liked by original author"),
    ),
    enough=3,
    furniture=pattern(
        r"thread|threads|스레드|for you|following|search|home|activity|profile|log in.*|sign up.*|"
        r"say more with threads.*|view activity|"
        r"[\d.,]+\s?[KMk万만]?\s?views|related threads|reply to \S+.{0,3}|continue with instagram|"
        r"use username instead|"
        r"join threads to share ideas.*|© \d{4}|threads terms|privacy policy|cookies policy|report a problem|"
        r"활동 보기|관련 스레드|回复\s?\S+…"
    ),
    badges=pattern(r"author|작성자|作者|first thread|liked by original author|follow|팔로우|关注|追蹤|verified"),
    ages=True,
    liked=pattern(r"like|likes|좋아요|赞|讚"),
    counts=4,
    opens=True,
)
