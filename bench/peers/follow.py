"""The work of the comparison in Scrapy: scrapy runspider follow.py -a url=URL -o OUT:jsonlines --nolog"""
from urllib.parse import urlsplit

import scrapy
from scrapy.http import HtmlResponse


class Follow(scrapy.Spider):
    name = "follow"
    custom_settings = {
        "ROBOTSTXT_OBEY": False,
        "TELNETCONSOLE_ENABLED": False,
        "REQUEST_FINGERPRINTER_IMPLEMENTATION": "2.7",
    }

    def __init__(self, url, **kwargs):
        super().__init__(**kwargs)
        self.url = url
        self.allowed_domains = [urlsplit(url).hostname]

    def start_requests(self):
        # Through the duplicate filter, unlike start_urls: other pages link to this one, too.
        yield scrapy.Request(self.url)

    def parse(self, response):
        if not isinstance(response, HtmlResponse):
            return
        links = response.css("a[href]")
        yield {"url": response.url, "title": response.css("title::text").get(), "links": len(links)}
        yield from response.follow_all(links)
